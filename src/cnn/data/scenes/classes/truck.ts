import { rgb, tone, BLACK, WHITE, type Colour } from '../colour.ts';
import { box, ellipse, limb, polygon, union } from '../shapes/index.ts';
import type { Stage } from '../stage.ts';
import { drawWheel } from './wheel.ts';

const CABS = [0x2a62b8, 0xc82e2a, 0xe8e8e6, 0xe0a020, 0x2e8a50, 0x404850].map(rgb);
const LOADS = [0xf0efe8, 0xd8d0c0, 0x3a78c0, 0xc0392f, 0x8a9aa4].map(rgb);
const GLASS = rgb(0x86aec4);
const LAMP = rgb(0xfff0b0);

/** A truck: with a box, a tank, a tipper or a fire ladder, from the side or in front. */
export function drawTruck(stage: Stage): void {
  const { kind, view } = stage;
  const load = kind.pick(['box', 'box', 'tank', 'tipper', 'ladder'] as const);
  const cab = load === 'ladder' ? rgb(0xcc2018) : kind.tint(CABS);
  const cargo = kind.tint(LOADS);
  const seen = view.pick(['side', 'side', 'front'] as const);
  if (seen === 'front') return drawFront(stage, cab, cargo);
  stage.canvas.fill(ellipse(0, 0.66, 0.85, 0.06), { colour: BLACK, alpha: 0.45 });
  stage.canvas.fill(box(-0.82, 0.34, 0.8, 0.48), { colour: rgb(0x2a2a2c) });
  if (load === 'box') drawBox(stage, cargo);
  else if (load === 'tank') drawTank(stage, cargo);
  else if (load === 'tipper') drawTipper(stage, cargo);
  else drawLadder(stage, cab);
  drawCab(stage, cab);
  for (const x of [-0.62, -0.3, 0.56]) drawWheel(stage.canvas, x, 0.52, 0.145);
}

function drawCab({ canvas, kind }: Stage, paint: Colour): void {
  const nosed = kind.chance(0.4);
  const roof = -0.22 + kind.around(0, 0.06);
  const face = nosed ? 0.6 : 0.78;
  canvas.fill(
    union(
      0.03,
      polygon([0.32, 0.42], [0.32, roof], [face - 0.1, roof], [face, 0.08], [face, 0.42]),
      box(0.36, 0.12, 0.82, 0.44, 0.05),
    ),
    { colour: paint, shade: 0.25, rim: 0.15 },
  );
  canvas.fill(
    polygon([0.46, 0.08], [0.46, roof + 0.07], [face - 0.12, roof + 0.07], [face - 0.05, 0.08]),
    {
      colour: GLASS,
      shade: 0.2,
    },
  );
  canvas.fill(ellipse(0.79, 0.28, 0.04, 0.05), { colour: LAMP });
  canvas.fill(box(0.68, 0.4, 0.86, 0.48, 0.02), { colour: rgb(0x9a9ea4) });
}

function drawBox({ canvas, kind, pose }: Stage, cargo: Colour): void {
  const top = -0.56 + kind.around(0, 0.1);
  const lean = pose.around(0, 0.06);
  canvas.fill(polygon([-0.84, 0.36], [-0.84 + lean, top], [0.26 + lean, top], [0.26, 0.36]), {
    colour: cargo,
    shade: 0.18,
    rim: 0.15,
  });
  for (const x of [-0.56, -0.28, 0]) {
    canvas.fill(limb([x + lean, top + 0.04], [x, 0.32], 0.012), { colour: tone(cargo, 0.7) });
  }
  canvas.fill(box(-0.84, 0.28, 0.26, 0.36), { colour: tone(cargo, 0.55) });
}

function drawTank({ canvas }: Stage, cargo: Colour): void {
  canvas.fill(limb([-0.6, 0.02], [0.04, 0.02], 0.3), { colour: cargo, shade: 0.5, rim: 0.2 });
  for (const x of [-0.62, -0.28, 0.06]) {
    canvas.fill(limb([x, -0.27], [x, 0.31], 0.018), { colour: tone(cargo, 0.5) });
  }
  canvas.fill(box(-0.36, -0.34, -0.2, -0.26), { colour: rgb(0x50545a) });
}

function drawTipper({ canvas, pose }: Stage, cargo: Colour): void {
  const tip = pose.upTo(0, 0.25);
  canvas.fill(ellipse(-0.3, -0.22 - tip * 0.5, 0.42, 0.2), { colour: rgb(0x8a6a44) });
  canvas.fill(
    polygon([-0.84, -0.26], [0.32, -0.28 - tip], [0.2, 0.32 - tip * 0.7], [-0.68, 0.34]),
    {
      colour: cargo,
      shade: 0.25,
      rim: 0.2,
    },
  );
  for (const x of [-0.5, -0.22, 0.06]) {
    canvas.fill(limb([x, -0.22 - tip * 0.5], [x, 0.26 - tip * 0.4], 0.018), {
      colour: tone(cargo, 0.6),
    });
  }
}

function drawLadder({ canvas, pose }: Stage, paint: Colour): void {
  const rise = pose.upTo(0, 0.35);
  canvas.fill(box(-0.84, -0.12, 0.3, 0.38, 0.04), { colour: paint, shade: 0.25, rim: 0.15 });
  canvas.fill(box(-0.84, 0.12, 0.3, 0.19), { colour: WHITE });
  for (const x of [-0.7, -0.42, -0.14]) {
    canvas.fill(box(x, -0.06, x + 0.18, 0.09), { colour: rgb(0xb8bcc0) });
  }
  for (const y of [-0.2, -0.34]) {
    canvas.fill(limb([-0.82, y - rise], [0.5, y], 0.022), { colour: rgb(0xd8dade) });
  }
  for (let x = -0.76; x < 0.5; x += 0.16) {
    const y = -rise * ((0.5 - x) / 1.32);
    canvas.fill(limb([x, y - 0.2], [x, y - 0.34], 0.016), { colour: rgb(0xd8dade) });
  }
}

function drawFront({ canvas, kind, pose }: Stage, cab: Colour, cargo: Colour): void {
  const top = -0.74 + kind.around(0, 0.08);
  const lean = pose.around(0, 0.06);
  canvas.fill(ellipse(0, 0.66, 0.6, 0.06), { colour: BLACK, alpha: 0.45 });
  for (const side of [-1, 1]) {
    canvas.fill(box(side * 0.38 - 0.1, 0.4, side * 0.38 + 0.1, 0.68, 0.04), { colour: BLACK });
  }
  canvas.fill(polygon([-0.54, 0.45], [-0.54 + lean, top], [0.54 + lean, top], [0.54, 0.45]), {
    colour: cargo,
    shade: 0.1,
    rim: 0.25,
  });
  canvas.fill(box(-0.46, -0.38, 0.46, 0.52, 0.08), { colour: cab, shade: 0.25, rim: 0.2 });
  canvas.fill(box(-0.39, -0.3, 0.39, 0.02, 0.05), { colour: GLASS, shade: 0.25 });
  for (const side of [-1, 1]) {
    canvas.fill(box(side * 0.58 - 0.05, -0.26, side * 0.58 + 0.05, 0, 0.03), { colour: BLACK });
    canvas.fill(ellipse(side * 0.35, 0.32, 0.075, 0.06), { colour: LAMP });
  }
  for (const y of [0.12, 0.2, 0.28]) {
    canvas.fill(limb([-0.2, y], [0.2, y], 0.022), { colour: rgb(0x2c2c30) });
  }
  canvas.fill(box(-0.5, 0.41, 0.5, 0.52, 0.02), { colour: rgb(0xa8acb2) });
}

import { rgb, tone, BLACK, WHITE, type Colour } from '../colour.ts';
import { box, circle, ellipse, limb, polygon } from '../shapes/index.ts';
import type { Stage } from '../stage.ts';

const HULLS = [0x24405e, 0xb0302a, 0xe8e8ea, 0x303438, 0x2c6a50, 0x7a4a2a].map(rgb);
const CONTAINERS = [0xc8402c, 0x2a6ab0, 0xe0a830, 0x3a9a5a, 0xb8bcc0].map(rgb);
const WATERLINE = 0.42;

/** A ship: a liner, a freighter, a sailing boat, a fishing boat or a warship; its hull in the water. */
export function drawShip(stage: Stage): void {
  const { canvas, kind, view } = stage;
  const hull = kind.tint(HULLS);
  const type = kind.pick(['liner', 'freighter', 'sail', 'fishing', 'warship'] as const);
  const seen = view.pick(['side', 'side', 'side', 'bow'] as const);
  if (seen === 'bow' && type !== 'sail') drawBow(stage, hull);
  else if (type === 'liner') drawLiner(stage, hull);
  else if (type === 'freighter') drawFreighter(stage, hull);
  else if (type === 'sail') drawSail(stage, hull);
  else if (type === 'fishing') drawFishing(stage, hull);
  else drawWarship(stage);
  canvas.fill(ellipse(0.05, WATERLINE + 0.03, 0.78, 0.035), { colour: rgb(0xdcecf2), alpha: 0.7 });
}

function drawHull(
  { canvas, pose }: Stage,
  colour: Colour,
  left: number,
  right: number,
  deck: number,
): void {
  const rise = pose.around(0.06, 0.06);
  canvas.fill(
    polygon(
      [left, deck],
      [right + 0.06, deck - rise],
      [right - 0.12, WATERLINE],
      [left + 0.1, WATERLINE],
    ),
    { colour, shade: 0.2, rim: 0.15 },
  );
  canvas.fill(
    polygon(
      [left + 0.06, WATERLINE - 0.07],
      [right - 0.09, WATERLINE - 0.07],
      [right - 0.12, WATERLINE],
      [left + 0.1, WATERLINE],
    ),
    {
      colour: rgb(0x9a2a24),
    },
  );
}

function drawLiner(stage: Stage, hull: Colour): void {
  const { canvas, kind } = stage;
  const funnel = kind.tint(CONTAINERS);
  for (const x of [-0.22, 0.06]) {
    canvas.fill(polygon([x - 0.05, -0.52], [x + 0.09, -0.52], [x + 0.13, -0.2], [x - 0.01, -0.2]), {
      colour: funnel,
    });
    canvas.fill(box(x - 0.05, -0.54, x + 0.09, -0.46), { colour: BLACK });
  }
  canvas.fill(box(-0.56, -0.24, 0.4, -0.06, 0.02), { colour: WHITE, shade: 0.1, rim: 0.15 });
  canvas.fill(box(-0.7, -0.08, 0.56, 0.14, 0.02), { colour: WHITE, shade: 0.1, rim: 0.15 });
  for (let x = -0.62; x < 0.5; x += 0.12) {
    canvas.fill(box(x, 0, x + 0.06, 0.06), { colour: rgb(0x28445a) });
    if (x > -0.5 && x < 0.34)
      canvas.fill(box(x, -0.19, x + 0.06, -0.13), { colour: rgb(0x28445a) });
  }
  drawHull(stage, hull, -0.8, 0.8, 0.12);
}

function drawFreighter(stage: Stage, hull: Colour): void {
  const { canvas, kind } = stage;
  canvas.fill(box(-0.74, -0.46, -0.5, 0.14, 0.02), { colour: WHITE, shade: 0.1, rim: 0.15 });
  canvas.fill(box(-0.71, -0.38, -0.52, -0.3), { colour: rgb(0x28445a) });
  canvas.fill(box(-0.7, -0.6, -0.6, -0.44), { colour: hull });
  for (let column = 0; column < 5; column++) {
    const x = -0.42 + column * 0.22;
    for (let row = 0; row < 2 + (kind.free(0, 1) < 0.5 ? 1 : 0); row++) {
      const y = 0.12 - row * 0.13;
      const colour = CONTAINERS[Math.floor(kind.free(0, CONTAINERS.length - 0.01))];
      canvas.fill(box(x, y - 0.12, x + 0.21, y), { colour, rim: 0.25 });
    }
  }
  drawHull(stage, hull, -0.82, 0.82, 0.12);
}

function drawSail(stage: Stage, hull: Colour): void {
  const { canvas, kind, pose } = stage;
  const cloth = kind.pick([WHITE, rgb(0xf2e6c8), rgb(0xd84030), rgb(0x3a80c8)]);
  const belly = pose.around(0, 0.1);
  canvas.fill(limb([0, -0.8], [0, 0.26], 0.022), { colour: rgb(0x5a4028) });
  canvas.fill(polygon([-0.04, -0.74], [-0.04, 0.14], [-0.58 - belly, 0.14]), {
    colour: cloth,
    shade: 0.12,
    rim: 0.12,
  });
  canvas.fill(polygon([0.04, -0.7], [0.04, 0.12], [0.52 + belly, 0.12]), {
    colour: tone(cloth, 0.85),
    rim: 0.12,
  });
  drawHull(stage, hull, -0.62, 0.62, 0.22);
}

function drawFishing(stage: Stage, hull: Colour): void {
  const { canvas } = stage;
  canvas.fill(limb([-0.3, 0.1], [-0.3, -0.66], 0.025), { colour: rgb(0x4a3a2c) });
  canvas.fill(limb([-0.3, -0.6], [-0.7, 0.02], 0.014), { colour: rgb(0x4a3a2c) });
  canvas.fill(limb([-0.3, -0.6], [0.66, 0.04], 0.012), { colour: rgb(0x4a3a2c) });
  canvas.fill(box(0, -0.3, 0.36, 0.14, 0.03), { colour: WHITE, shade: 0.1, rim: 0.2 });
  canvas.fill(box(0.06, -0.22, 0.34, -0.08), { colour: rgb(0x28445a) });
  canvas.fill(box(-0.03, -0.36, 0.4, -0.28), { colour: tone(hull, 0.9) });
  drawHull(stage, hull, -0.74, 0.72, 0.1);
}

function drawWarship(stage: Stage): void {
  const { canvas } = stage;
  const grey = rgb(0x7f8a94);
  canvas.fill(limb([0, -0.2], [0, -0.72], 0.02), { colour: tone(grey, 0.6) });
  canvas.fill(limb([-0.1, -0.58], [0.1, -0.58], 0.018), { colour: tone(grey, 0.6) });
  canvas.fill(polygon([-0.3, 0.16], [-0.24, -0.12], [0.24, -0.12], [0.36, 0.16]), {
    colour: grey,
    shade: 0.15,
  });
  canvas.fill(polygon([-0.12, -0.1], [-0.08, -0.38], [0.12, -0.38], [0.18, -0.1]), {
    colour: tone(grey, 1.12),
  });
  canvas.fill(box(-0.08, -0.3, 0.14, -0.24), { colour: rgb(0x20303c) });
  canvas.fill(limb([0.48, 0.08], [0.72, 0], 0.02), { colour: tone(grey, 0.5) });
  canvas.fill(ellipse(0.46, 0.1, 0.09, 0.07), { colour: tone(grey, 0.8) });
  canvas.fill(ellipse(-0.5, 0.12, 0.09, 0.07), { colour: tone(grey, 0.8) });
  drawHull(stage, tone(grey, 0.85), -0.82, 0.84, 0.14);
}

function drawBow({ canvas }: Stage, hull: Colour): void {
  canvas.fill(box(-0.06, -0.72, 0.06, -0.5), { colour: rgb(0x505860) });
  canvas.fill(box(-0.3, -0.54, 0.3, -0.1, 0.03), { colour: WHITE, shade: 0.1, rim: 0.15 });
  canvas.fill(box(-0.26, -0.44, 0.26, -0.34), { colour: rgb(0x28445a) });
  canvas.fill(box(-0.42, -0.26, 0.42, 0, 0.03), { colour: WHITE, shade: 0.1, rim: 0.15 });
  canvas.fill(polygon([-0.54, -0.08], [0, -0.14], [0, WATERLINE], [-0.2, WATERLINE]), {
    colour: tone(hull, 1.08),
    rim: 0.1,
  });
  canvas.fill(polygon([0.54, -0.08], [0, -0.14], [0, WATERLINE], [0.2, WATERLINE]), {
    colour: tone(hull, 0.72),
    rim: 0.1,
  });
  for (const side of [-1, 1]) {
    canvas.fill(circle(side * 0.2, 0.06, 0.04), { colour: BLACK });
    canvas.fill(ellipse(side * 0.3, WATERLINE + 0.02, 0.25, 0.05, side * 0.15), {
      colour: WHITE,
      alpha: 0.8,
    });
  }
}

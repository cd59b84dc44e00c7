import { rgb, tone, BLACK, WHITE, type Colour } from '../colour.ts';
import { box, circle, ellipse, limb, polygon, union, type Point } from '../shapes/index.ts';
import type { Stage } from '../stage.ts';
import { drawWheel } from './wheel.ts';

const PAINTS = [0xc8242a, 0x2458b8, 0xd8dadc, 0x26282c, 0xe8b820, 0x2c8a4c, 0x8a9098].map(rgb);
const GLASS = rgb(0x9fc4d8);
const LAMP = rgb(0xfff0b0);
const TAIL_LAMP = rgb(0xe02828);

/** How a model's roof runs, as corners from the tail to the bonnet. */
const ROOFS = {
  sedan: [-0.52, -0.3, 0.14, 0.42],
  hatchback: [-0.66, -0.5, 0.12, 0.4],
  estate: [-0.74, -0.62, 0.16, 0.42],
  sports: [-0.5, -0.2, 0.08, 0.42],
} as const;

/** An automobile: sedan, hatchback, estate or sports car, from the side, in front or behind. */
export function drawAutomobile(stage: Stage): void {
  const { kind, view } = stage;
  const paint = kind.tint(PAINTS);
  const model = kind.pick(['sedan', 'hatchback', 'estate', 'sports'] as const);
  const seen = view.pick(['side', 'side', 'front', 'rear'] as const);
  if (seen === 'side') drawSide(stage, paint, model);
  else drawEnd(stage, paint, seen === 'front');
}

function drawSide({ canvas, kind, pose }: Stage, paint: Colour, model: keyof typeof ROOFS): void {
  const [tail, back, front, bonnet] = ROOFS[model];
  const low = model === 'sports' ? 0.1 : 0;
  const roof = -0.2 + low + kind.around(0, 0.06);
  const sag = pose.around(0, 0.05);
  canvas.fill(ellipse(0, 0.6, 0.8, 0.06), { colour: BLACK, alpha: 0.45 });
  canvas.fill(
    union(
      0.06,
      box(-0.8, 0.12 + sag, 0.8, 0.48, 0.13),
      polygon([tail, 0.2], [back, roof], [front, roof], [bonnet, 0.2]),
    ),
    { colour: paint, shade: 0.3, rim: 0.15 },
  );
  const middle = (back + front) / 2;
  const sill = 0.11;
  const glassTop = roof + 0.07;
  canvas.fill(
    polygon(
      [tail + 0.12, sill],
      [back + 0.05, glassTop],
      [middle - 0.03, glassTop],
      [middle - 0.03, sill],
    ),
    {
      colour: GLASS,
      shade: 0.2,
    },
  );
  canvas.fill(
    polygon(
      [middle + 0.03, sill],
      [middle + 0.03, glassTop],
      [front - 0.02, glassTop],
      [bonnet - 0.1, sill],
    ),
    {
      colour: GLASS,
      shade: 0.2,
    },
  );
  canvas.fill(limb([middle, 0.16], [middle, 0.44], 0.01), { colour: tone(paint, 0.5) });
  canvas.fill(limb([middle - 0.14, 0.22], [middle - 0.07, 0.22], 0.015), {
    colour: tone(paint, 0.4),
  });
  canvas.fill(box(-0.7, 0.43, 0.7, 0.5, 0.03), { colour: tone(paint, 0.35) });
  canvas.fill(ellipse(0.74, 0.24 + sag, 0.06, 0.05), { colour: LAMP });
  canvas.fill(ellipse(-0.76, 0.24 + sag, 0.04, 0.06), { colour: TAIL_LAMP });
  for (const x of [-0.48, 0.48]) {
    canvas.fill(circle(x, 0.46, 0.2), { colour: tone(paint, 0.3) });
    drawWheel(canvas, x, 0.48, 0.17);
  }
}

function drawEnd({ canvas, kind, pose }: Stage, paint: Colour, isFront: boolean): void {
  const roof = -0.34 + kind.around(0, 0.08);
  const lean = pose.around(0, 0.06);
  canvas.fill(ellipse(0, 0.6, 0.7, 0.06), { colour: BLACK, alpha: 0.45 });
  for (const side of [-1, 1]) {
    canvas.fill(box(side * 0.48 - 0.09, 0.3, side * 0.48 + 0.09, 0.62, 0.05), { colour: BLACK });
  }
  const shoulder: readonly Point[] = [
    [-0.5, 0.1],
    [-0.36 + lean, roof],
    [0.36 + lean, roof],
    [0.5, 0.1],
  ];
  canvas.fill(union(0.08, box(-0.62, 0.02, 0.62, 0.48, 0.12), polygon(...shoulder)), {
    colour: paint,
    shade: 0.3,
    rim: 0.15,
  });
  canvas.fill(
    polygon([-0.42, 0.03], [-0.31 + lean, roof + 0.07], [0.31 + lean, roof + 0.07], [0.42, 0.03]),
    {
      colour: GLASS,
      shade: 0.25,
    },
  );
  for (const side of [-1, 1]) {
    canvas.fill(ellipse(side * 0.47, 0.2, 0.11, 0.075), { colour: isFront ? LAMP : TAIL_LAMP });
    canvas.fill(ellipse(side * 0.6, 0, 0.07, 0.05), { colour: tone(paint, 0.7) });
  }
  if (isFront) {
    canvas.fill(box(-0.28, 0.16, 0.28, 0.28, 0.04), { colour: BLACK });
  }
  canvas.fill(box(-0.56, 0.38, 0.56, 0.47, 0.04), { colour: tone(paint, 0.45) });
  canvas.fill(box(-0.15, 0.35, 0.15, 0.44), { colour: WHITE });
}

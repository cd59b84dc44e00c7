import { Frame } from '../frame.ts';
import type { Canvas } from '../canvas.ts';
import { mix, rgb, tone, BLACK, WHITE, type Colour } from '../colour.ts';
import { arc, circle, ellipse, limb, union } from '../shapes/index.ts';
import type { Stage } from '../stage.ts';

const SKINS = [0x5faa34, 0x3f7a34, 0x8a8a3c, 0x7a6238, 0xa4c83c, 0x3a9a7a].map(rgb);
const EYES = [0xf0d040, 0xe88a30, 0xd8e0a0].map(rgb);

interface Frog {
  readonly skin: Colour;
  readonly belly: Colour;
  readonly eyes: Colour;
  readonly spots: boolean;
}

/** A frog: squatting, from in front or from the side; eyes on top, a mouth as wide as the head. */
export function drawFrog(stage: Stage): void {
  const { kind, view } = stage;
  const skin = kind.tint(SKINS);
  const frog: Frog = {
    skin,
    belly: mix(skin, rgb(0xf0f0b8), 0.7),
    eyes: kind.tint(EYES),
    spots: !kind.chance(0.6),
  };
  const seen = view.pick(['front', 'side'] as const);
  if (seen === 'front') drawFront(stage, frog);
  else drawSide(stage, frog);
}

function drawFront({ canvas, pose }: Stage, frog: Frog): void {
  const { skin, belly } = frog;
  const spread = pose.around(0, 0.12);
  for (const side of [-1, 1]) {
    canvas.fill(ellipse(side * (0.5 + spread), 0.34, 0.22, 0.27, side * -0.4), {
      colour: tone(skin, 0.85),
      shade: 0.2,
      rim: 0.3,
    });
    canvas.fill(limb([side * (0.45 + spread), 0.58], [side * (0.78 + spread), 0.62], 0.07, 0.05), {
      colour: tone(skin, 0.8),
    });
  }
  canvas.fill(ellipse(0, 0.26, 0.42, 0.4), { colour: skin, shade: 0.2, rim: 0.3 });
  canvas.fill(ellipse(0, 0.36, 0.28, 0.28), { colour: belly });
  for (const side of [-1, 1]) {
    const foot = side * (0.34 + spread);
    canvas.fill(limb([side * 0.3, 0.26], [foot, 0.6], 0.085, 0.06), { colour: skin, rim: 0.25 });
    for (const toe of [-0.1, 0, 0.1]) {
      canvas.fill(limb([foot, 0.6], [foot + toe, 0.69], 0.035), { colour: skin });
    }
  }
  canvas.within(Frame.at(0, 0, pose.around(0, 0.25), 1), () => drawFace(canvas, frog));
}

function drawFace(canvas: Canvas, { skin, belly, eyes }: Frog): void {
  canvas.fill(
    union(0.08, ellipse(0, -0.1, 0.5, 0.27), circle(-0.29, -0.34, 0.15), circle(0.29, -0.34, 0.15)),
    { colour: skin, shade: 0.2, rim: 0.25 },
  );
  canvas.fill(ellipse(0, 0.06, 0.36, 0.1), { colour: belly });
  canvas.fill(arc(0, -0.5, 0.58, 0.03, Math.PI / 2, 0.78), { colour: tone(skin, 0.25) });
  for (const side of [-1, 1]) {
    canvas.fill(circle(side * 0.29, -0.37, 0.115), { colour: eyes });
    canvas.fill(ellipse(side * 0.29, -0.37, 0.075, 0.05), { colour: BLACK });
    canvas.fill(circle(side * 0.06, -0.18, 0.022), { colour: tone(skin, 0.4) });
  }
}

function drawSide({ canvas, pose }: Stage, frog: Frog): void {
  const { skin, belly, eyes } = frog;
  const lift = pose.around(0, 0.14);
  canvas.fill(limb([-0.45, 0.6], [-0.05, 0.64], 0.07, 0.05), { colour: tone(skin, 0.7) });
  canvas.fill(
    union(
      0.18,
      ellipse(-0.18, 0.26, 0.44, 0.26, -0.45 - lift),
      ellipse(0.3, -0.02 - lift, 0.32, 0.23, -0.15),
    ),
    { colour: skin, shade: 0.25, rim: 0.28 },
  );
  canvas.fill(ellipse(0.2, 0.3, 0.25, 0.14, -0.7), { colour: belly, alpha: 0.9 });
  if (frog.spots) {
    for (const [x, y] of [
      [-0.3, 0.14],
      [-0.12, 0.08],
      [0.02, -0.06],
    ]) {
      canvas.fill(ellipse(x, y, 0.065, 0.05), { colour: tone(skin, 0.55) });
    }
  }
  canvas.fill(limb([0.28, 0.24], [0.32, 0.6], 0.085, 0.055), { colour: skin, rim: 0.2 });
  canvas.fill(limb([0.32, 0.63], [0.48, 0.65], 0.045), { colour: skin });
  canvas.fill(ellipse(-0.36, 0.4, 0.3, 0.2, 0.35), {
    colour: tone(skin, 0.9),
    shade: 0.15,
    rim: 0.35,
  });
  canvas.fill(limb([-0.2, 0.56], [-0.52, 0.62], 0.075), { colour: skin, rim: 0.25 });
  canvas.fill(limb([-0.52, 0.65], [-0.2, 0.68], 0.045), { colour: skin });
  const eye = -0.26 - lift;
  canvas.fill(circle(0.27, eye, 0.15), { colour: skin, rim: 0.2 });
  canvas.fill(circle(0.29, eye - 0.01, 0.1), { colour: eyes });
  canvas.fill(ellipse(0.3, eye - 0.01, 0.065, 0.045), { colour: BLACK });
  canvas.fill(circle(0.26, eye - 0.04, 0.02), { colour: WHITE });
  canvas.fill(limb([0.6, 0.02 - lift], [0.2, 0.1 - lift], 0.025), { colour: tone(skin, 0.25) });
}

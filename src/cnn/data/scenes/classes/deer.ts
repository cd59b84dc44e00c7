import { Frame } from '../frame.ts';
import type { Canvas } from '../canvas.ts';
import { rgb, tone, BLACK, WHITE, type Colour } from '../colour.ts';
import { circle, ellipse, limb, union, type Point } from '../shapes/index.ts';
import type { Stage } from '../stage.ts';
import { drawQuadruped } from './quadruped.ts';

const COATS = [0xa8703c, 0x8a5c36, 0xc08a50, 0x7a6450].map(rgb);
const HORN = rgb(0xe0cda6);

interface Deer {
  readonly coat: Colour;
  readonly antlers: boolean;
  readonly spots: boolean;
}

/** A deer: from the side or looking at us; slender legs, big ears, antlers or white spots or both. */
export function drawDeer(stage: Stage): void {
  const { kind, view } = stage;
  const antlers = !kind.chance(0.35);
  const deer: Deer = {
    coat: kind.tint(COATS),
    antlers,
    spots: kind.chance(0.6) || !antlers,
  };
  const seen = view.pick(['side', 'side', 'face'] as const);
  if (seen === 'side') drawSide(stage, deer);
  else drawFacing(stage, deer);
}

function drawSide(stage: Stage, deer: Deer): void {
  const { canvas, pose } = stage;
  const { coat } = deer;
  const nape: Point = [0.4 + pose.around(0, 0.1), -0.28 + pose.around(0, 0.16)];
  drawQuadruped(
    stage,
    {
      coat,
      belly: WHITE,
      feet: BLACK,
      hip: [-0.34, 0.1],
      chest: [0.16, 0.1],
      hipRadius: 0.155,
      chestRadius: 0.165,
      nape,
      neck: [0.11, 0.075],
      leg: 0.034,
    },
    () => {
      canvas.fill(ellipse(-0.48, 0.08, 0.06, 0.11, 0.3), { colour: WHITE });
      canvas.fill(limb([-0.46, 0], [-0.54, 0.08], 0.045, 0.03), { colour: tone(coat, 0.7) });
    },
  );
  if (deer.spots) {
    for (const [x, y] of [
      [-0.38, 0.02],
      [-0.26, 0.06],
      [-0.14, 0.01],
      [-0.02, 0.06],
      [0.1, 0.02],
      [-0.32, 0.13],
      [-0.08, 0.13],
    ]) {
      canvas.fill(circle(x, y, 0.034), { colour: WHITE, alpha: 0.9 });
    }
  }
  canvas.within(Frame.at(nape[0], nape[1], pose.around(0, 0.25), 1.1), () =>
    drawProfile(canvas, deer),
  );
}

/** The head in profile, hung at the nape, muzzle to the right. */
function drawProfile(canvas: Canvas, { coat, antlers }: Deer): void {
  if (antlers) {
    drawAntler(canvas, [-0.02, -0.1], -0.12);
    drawAntler(canvas, [0.03, -0.1], 0.24);
  }
  canvas.fill(ellipse(-0.14, -0.1, 0.11, 0.05, 0.5), { colour: tone(coat, 0.8) });
  canvas.fill(
    union(0.05, ellipse(0.02, -0.03, 0.1, 0.095), limb([0.04, 0], [0.22, 0.07], 0.08, 0.045)),
    {
      colour: coat,
      shade: 0.1,
      rim: 0.2,
    },
  );
  canvas.fill(circle(0.23, 0.08, 0.042), { colour: WHITE });
  canvas.fill(circle(0.26, 0.06, 0.028), { colour: BLACK });
  canvas.fill(circle(0.06, -0.04, 0.025), { colour: BLACK });
}

/** A beam with tines, leaning by `lean`. */
function drawAntler(canvas: Canvas, [x, y]: Point, lean: number): void {
  const middle: Point = [x + lean * 0.9, y - 0.16];
  const tip: Point = [x + lean * 1.1, y - 0.4];
  const out = Math.sign(lean);
  const horn = { colour: HORN };
  canvas.fill(limb([x, y], middle, 0.026), horn);
  canvas.fill(limb(middle, tip, 0.026, 0.018), horn);
  canvas.fill(limb(middle, [middle[0] + out * 0.14, middle[1] - 0.12], 0.022, 0.016), horn);
  canvas.fill(
    limb(
      [middle[0] + lean * 0.1, middle[1] - 0.1],
      [middle[0] - out * 0.06, middle[1] - 0.2],
      0.02,
      0.016,
    ),
    horn,
  );
}

function drawFacing({ canvas, pose }: Stage, deer: Deer): void {
  const { coat } = deer;
  for (const side of [-1, 1]) {
    canvas.fill(limb([side * 0.16, 0.3], [side * 0.15, 0.95], 0.06, 0.045), {
      colour: tone(coat, 0.8),
    });
  }
  canvas.fill(union(0.16, ellipse(0, 0.42, 0.3, 0.3), limb([0, 0.3], [0, -0.1], 0.2, 0.13)), {
    colour: tone(coat, 0.92),
    shade: 0.2,
    rim: 0.3,
  });
  canvas.fill(ellipse(0, 0.32, 0.12, 0.2), { colour: WHITE, alpha: 0.7 });
  canvas.within(Frame.at(pose.around(0, 0.1), -0.18, pose.around(0, 0.3), 1.35), () => {
    for (const side of [-1, 1]) {
      if (deer.antlers) drawAntler(canvas, [side * 0.07, -0.16], side * 0.2);
      canvas.fill(ellipse(side * 0.25, -0.1, 0.14, 0.06, side * -0.35), {
        colour: tone(coat, 0.8),
      });
      canvas.fill(ellipse(side * 0.26, -0.1, 0.09, 0.03, side * -0.35), { colour: rgb(0xd8b0a0) });
    }
    canvas.fill(union(0.08, ellipse(0, -0.06, 0.16, 0.15), limb([0, 0], [0, 0.2], 0.12, 0.085)), {
      colour: coat,
      shade: 0.1,
      rim: 0.2,
    });
    canvas.fill(ellipse(0, 0.23, 0.085, 0.07), { colour: WHITE });
    canvas.fill(ellipse(0, 0.2, 0.055, 0.04), { colour: BLACK });
    for (const side of [-1, 1]) {
      canvas.fill(ellipse(side * 0.11, -0.03, 0.035, 0.042), { colour: BLACK });
    }
  });
}

import type { Canvas } from './canvas.ts';
import { rgb, tone } from './colour.ts';
import type { Dice } from './dice.ts';
import { Frame } from './frame.ts';
import { box, ellipse, limb, type Point } from './shapes/index.ts';

/** Half the width and height that things fill in their frame. */
const REACH = 0.72;
/** At occlusion 1 up to this share of the thing's extent is covered. */
const MOST = 0.7;

const LEAVES = [0x4a7a30, 0x356028, 0x6a8a38].map(rgb);
const PLANKS = [0x7a5a3c, 0x9a9a96, 0x5a4636].map(rgb);

/** Draws something in front of a thing that stands at `centre`, `scale` times its usual size. */
export function drawOccluder(canvas: Canvas, [x, y]: Point, scale: number, dice: Dice): void {
  const share = MOST * dice.amount * dice.free(0.6, 1);
  const kind = Math.floor(dice.free(0, 4));
  const side = dice.free(0, 1) < 0.5 ? 1 : -1;
  // At a low knob most things stand free; the same ones stay covered as it is turned up.
  const covered = dice.free(0, 1) < 0.2 + 2 * dice.amount;
  if (share < 0.01 || !covered) return;
  canvas.within(Frame.at(x, y, 0, scale, side), () => {
    if (kind === 0) drawWall(canvas, share, dice);
    else if (kind === 1) drawBars(canvas, share, dice);
    else if (kind === 2) drawLeaves(canvas, share, dice);
    else drawTrunk(canvas, share, dice);
  });
}

/** A plank or wall that comes in from below. */
function drawWall(canvas: Canvas, share: number, dice: Dice): void {
  const colour = PLANKS[Math.floor(dice.free(0, PLANKS.length))];
  const top = REACH - 2 * REACH * share;
  canvas.fill(box(-3, top, 3, 3), { colour, shade: 0.1 });
  for (let x = -2.7; x < 3; x += 0.45) {
    canvas.fill(limb([x, top], [x, 3], 0.02), { colour: tone(colour, 0.65) });
  }
}

/** Upright bars, evenly spaced. */
function drawBars(canvas: Canvas, share: number, dice: Dice): void {
  const colour = PLANKS[Math.floor(dice.free(0, PLANKS.length))];
  const pitch = dice.free(0.38, 0.55);
  const half = (pitch * share) / 2;
  for (let x = -2.5 + dice.free(0, pitch); x < 2.5; x += pitch) {
    canvas.fill(box(x - half, -3, x + half, 3), { colour, rim: 0.3 });
  }
}

/** Leaves that hang in from one side. */
function drawLeaves(canvas: Canvas, share: number, dice: Dice): void {
  const colour = LEAVES[Math.floor(dice.free(0, LEAVES.length))];
  const edge = -REACH + 2 * REACH * share;
  canvas.fill(box(-3, -3, edge - 0.2, 3), { colour: tone(colour, 0.7) });
  for (let i = 0; i < 22; i++) {
    const inwards = (i % 3) * 0.28;
    const x = edge - 0.18 - inwards + dice.free(-0.08, 0.08);
    const y = -1.4 + (i / 22) * 2.8;
    canvas.fill(ellipse(x, y, 0.19, 0.13, dice.free(-1, 1)), {
      colour: tone(colour, dice.free(0.75, 1.2)),
      shade: 0.2,
      rim: 0.2,
    });
  }
}

/** A trunk across the thing. */
function drawTrunk(canvas: Canvas, share: number, dice: Dice): void {
  const half = REACH * share;
  const x = dice.free(-0.3, 0.3);
  const lean = dice.free(-0.15, 0.15);
  const bark = PLANKS[Math.floor(dice.free(0, PLANKS.length))];
  canvas.fill(limb([x - lean, -3], [x + lean, 3], half * 0.75, half * 0.85), {
    colour: bark,
    rim: 0.35,
  });
  canvas.fill(ellipse(x, dice.free(-0.3, 0.3), half * 0.3, half * 0.45), {
    colour: tone(bark, 0.7),
  });
}

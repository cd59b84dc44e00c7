import type { Canvas } from './canvas.ts';
import { mix, rgb, tone, WHITE, type Colour } from './colour.ts';
import { Frame } from './frame.ts';
import { box, circle, ellipse, limb, polygon, union } from './shapes/index.ts';
import type { Dice } from './dice.ts';

const LEAVES = [0x3f7a34, 0x5a8a3a, 0x2e5a34, 0x8a9a3a, 0xc08a34].map(rgb);
const WALLS = [0xb8a890, 0xa06a54, 0x8a98a4, 0xd0c4a8].map(rgb);
const CLOTHS = [0xa84a44, 0x4a6a9a, 0x7a8a5a, 0xc0a060].map(rgb);
const WOOD = rgb(0x6a4a30);

/** Things that stand in the background; each is drawn about (0, 0), standing on y = 0, about 1 tall. */
const PROPS = {
  tree(canvas: Canvas, dice: Dice): void {
    const leaf = any(dice, LEAVES);
    canvas.fill(limb([0, 0], [0, -0.5], 0.07, 0.05), { colour: WOOD });
    canvas.fill(
      union(0.1, circle(-0.15, -0.6, 0.24), circle(0.17, -0.62, 0.22), circle(0, -0.85, 0.24)),
      {
        colour: leaf,
        shade: 0.3,
      },
    );
  },
  bush(canvas: Canvas, dice: Dice): void {
    const leaf = any(dice, LEAVES);
    canvas.fill(
      union(0.1, circle(-0.25, -0.15, 0.2), circle(0.2, -0.15, 0.22), circle(0, -0.28, 0.24)),
      {
        colour: leaf,
        shade: 0.3,
      },
    );
  },
  rock(canvas: Canvas): void {
    canvas.fill(union(0.1, ellipse(0, -0.08, 0.35, 0.22), circle(0.1, -0.2, 0.18)), {
      colour: rgb(0x808284),
      shade: 0.35,
    });
  },
  cloud(canvas: Canvas): void {
    canvas.fill(
      union(0.12, ellipse(0, -1, 0.5, 0.13), circle(-0.12, -1.1, 0.18), circle(0.16, -1.06, 0.14)),
      {
        colour: WHITE,
        shade: 0.08,
        alpha: 0.85,
      },
    );
  },
  sun(canvas: Canvas): void {
    canvas.fill(circle(0, -1.25, 0.17), { colour: rgb(0xfff2c0) });
  },
  hill(canvas: Canvas, dice: Dice): void {
    canvas.fill(ellipse(0, 0.1, 1.3, 0.45), {
      colour: mix(any(dice, LEAVES), rgb(0x9ab4cc), 0.55),
      shade: 0.15,
    });
  },
  house(canvas: Canvas, dice: Dice): void {
    const wall = any(dice, WALLS);
    canvas.fill(box(-0.36, -0.75, 0.36, 0), { colour: wall });
    canvas.fill(polygon([-0.42, -0.72], [0, -1.05], [0.42, -0.72]), { colour: tone(wall, 0.6) });
    for (const [x, y] of [
      [-0.2, -0.5],
      [0.14, -0.5],
      [-0.2, -0.22],
      [0.14, -0.22],
    ]) {
      canvas.fill(box(x, y, x + 0.12, y + 0.14), { colour: tone(wall, 0.45) });
    }
  },
  post(canvas: Canvas): void {
    canvas.fill(limb([0, 0], [0, -1.2], 0.035), { colour: rgb(0x50555a) });
    canvas.fill(limb([0, -1.2], [0.22, -1.22], 0.035), { colour: rgb(0x50555a) });
  },
  fence(canvas: Canvas): void {
    const wood = { colour: rgb(0xb0a088) };
    for (const x of [-0.6, -0.2, 0.2, 0.6]) canvas.fill(box(x - 0.04, -0.45, x + 0.04, 0), wood);
    for (const y of [-0.36, -0.16]) canvas.fill(box(-0.8, y - 0.035, 0.8, y + 0.035), wood);
  },
  crate(canvas: Canvas, dice: Dice): void {
    const colour = any(dice, CLOTHS);
    canvas.fill(box(-0.22, -0.42, 0.22, 0, 0.02), { colour, shade: 0.2 });
    canvas.fill(box(-0.22, -0.25, 0.22, -0.17), { colour: tone(colour, 0.6) });
  },
  window(canvas: Canvas): void {
    canvas.fill(box(-0.28, -1.3, 0.28, -0.65), { colour: rgb(0xe8e4da) });
    canvas.fill(box(-0.23, -1.25, 0.23, -0.7), { colour: rgb(0xa8d0ec), shade: 0.2 });
    canvas.fill(box(-0.025, -1.25, 0.025, -0.7), { colour: rgb(0xe8e4da) });
  },
  sofa(canvas: Canvas, dice: Dice): void {
    const colour = any(dice, CLOTHS);
    canvas.fill(box(-0.6, -0.6, 0.6, 0, 0.1), { colour: tone(colour, 0.8), shade: 0.1 });
    canvas.fill(box(-0.68, -0.28, 0.68, 0.1, 0.1), { colour, shade: 0.2 });
  },
  lamp(canvas: Canvas): void {
    canvas.fill(limb([0, 0], [0, -0.8], 0.03), { colour: rgb(0x50483c) });
    canvas.fill(polygon([-0.2, -0.7], [-0.1, -1], [0.1, -1], [0.2, -0.7]), {
      colour: rgb(0xf4e0a8),
    });
  },
  reed(canvas: Canvas, dice: Dice): void {
    const colour = any(dice, LEAVES);
    for (const x of [-0.2, -0.05, 0.1, 0.22]) {
      canvas.fill(limb([x, 0.1], [x * 1.6, -0.75], 0.04, 0.015), { colour });
    }
  },
  pad(canvas: Canvas, dice: Dice): void {
    canvas.fill(ellipse(0, 0.35, 0.42, 0.12), { colour: any(dice, LEAVES), shade: 0.2 });
  },
  wave(canvas: Canvas): void {
    canvas.fill(ellipse(0, 0.4, 0.5, 0.03), { colour: WHITE, alpha: 0.6 });
    canvas.fill(ellipse(0.5, 0.62, 0.4, 0.03), { colour: WHITE, alpha: 0.5 });
  },
} as const;

export type PropName = keyof typeof PROPS;

/** Draws one of the named things, its foot near the given height. */
export function drawProp(
  canvas: Canvas,
  dice: Dice,
  names: readonly PropName[],
  ground: number,
): void {
  const name = names[Math.floor(dice.free(0, names.length))];
  const scale = dice.free(0.45, 0.9);
  const stretch = dice.free(0, 1) < 0.5 ? 1 : -1;
  const frame = Frame.at(dice.free(-1, 1), ground + dice.free(0, 0.15), 0, scale, stretch);
  canvas.within(frame, () => PROPS[name](canvas, dice));
}

function any(dice: Dice, palette: readonly Colour[]): Colour {
  return palette[Math.floor(dice.free(0, palette.length))];
}

import type { Canvas } from './canvas.ts';
import { mix, rgb, type Colour } from './colour.ts';
import type { Dice } from './dice.ts';
import { grain } from './grain.ts';
import { drawProp } from './props.ts';
import { PLACES, type Setting } from './settings.ts';

/** Plain papers, for no clutter at all. */
const PAPERS = [0xc4ccd2, 0xd2ccc0, 0xb8c4b8, 0xccc4d0].map(rgb);

const MOST_PROPS = 15;

/** Draws what lies behind the thing of this label: paper at clutter 0, then scenery, then a crowd. */
export function drawBackdrop(canvas: Canvas, label: number, clutter: Dice): void {
  const { amount } = clutter;
  const paper = PAPERS[Math.floor(clutter.free(0, PAPERS.length))];
  const place = clutter.pick(PLACES[label]);
  const horizon = place.horizon > 1 ? place.horizon : clutter.around(place.horizon, 0.25);
  const scenery = Math.min(1, amount / 0.3);
  fillGround(canvas, place, {
    paper,
    scenery,
    horizon,
    rough: place.rough * (0.3 + 1.7 * amount) * scenery,
    shiftX: clutter.free(0, 64),
    shiftY: clutter.free(0, 64),
  });
  const props = Math.round(MOST_PROPS * Math.max(0, amount - 0.1) * clutter.free(0.6, 1));
  const foot = place.horizon > 1 ? 0.6 : horizon + 0.05;
  // One sun is enough, so only the first prop may be it.
  const others = place.props.filter((name) => name !== 'sun');
  for (let i = 0; i < props; i++) {
    drawProp(canvas, clutter, i === 0 ? place.props : others, foot + 0.02 * i);
  }
}

interface Ground {
  readonly paper: Colour;
  readonly scenery: number;
  readonly horizon: number;
  readonly rough: number;
  readonly shiftX: number;
  readonly shiftY: number;
}

function fillGround(canvas: Canvas, { far, near }: Setting, ground: Ground): void {
  const { size, colours } = canvas;
  const { paper, scenery, horizon, rough, shiftX, shiftY } = ground;
  for (let row = 0, at = 0; row < size; row++) {
    const y = ((row + 0.5) * 2) / size - 1;
    const isFar = y < horizon;
    const share = isFar ? (y + 1) / (horizon + 1) : (y - horizon) / (1.001 - horizon);
    const place = isFar ? mix(far[0], far[1], share) : mix(near[0], near[1], share);
    const [red, green, blue] = mix(paper, place, scenery);
    // The ground lies down, so that its bumps are wider than high and larger near by.
    const tall = isFar ? 2.5 : 9 - 4 * share;
    const wide = isFar ? 1.5 : 5 - 2 * share;
    const strength = isFar ? rough * 0.5 : rough;
    for (let column = 0; column < size; column++, at += 3) {
      const x = ((column + 0.5) * 2) / size - 1;
      const light = 1 + strength * grain(x * wide + shiftX, y * tall + shiftY);
      colours[at] = red * light;
      colours[at + 1] = green * light;
      colours[at + 2] = blue * light;
    }
  }
}

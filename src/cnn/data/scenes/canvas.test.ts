import { expect, test } from 'vitest';
import { Canvas } from './canvas.ts';
import { Frame } from './frame.ts';
import { box, circle } from './shapes/index.ts';

const RED = { colour: [1, 0, 0] } as const;
const area = ({ mask, size }: Canvas) => mask.reduce((a, b) => a + b, 0) * (2 / size) ** 2;

/** A canvas with one shape of the thing on it. */
function drawn(size: number, frame: Frame, draw: (canvas: Canvas) => void): Canvas {
  const canvas = new Canvas(size);
  canvas.layer = 'thing';
  canvas.frame = frame;
  draw(canvas);
  return canvas;
}

test('a shape covers its area at every size, edges smoothed', () => {
  for (const size of [16, 32, 64]) {
    const canvas = drawn(size, Frame.at(0, 0), (c) => c.fill(circle(0.1, -0.05, 0.5), RED));
    expect(area(canvas)).toBeCloseTo(Math.PI * 0.25, 2);
  }
});

test('a frame moves, turns, scales and mirrors what is filled in it', () => {
  const frame = Frame.at(0.25, -0.25, Math.PI / 2, 0.5, -1);
  const canvas = drawn(64, frame, (c) => c.fill(box(0.2, -0.2, 1, 0.2), RED));
  expect(area(canvas)).toBeCloseTo(0.8 * 0.4 * 0.25, 2);
  // Mirrored, its right is left; turned a quarter clockwise, that is up.
  const at = (x: number, y: number) =>
    canvas.mask[Math.floor((y + 1) * 32) * 64 + Math.floor((x + 1) * 32)];
  expect(at(0.25, -0.55)).toBe(1);
  expect(at(0.25, 0.05)).toBe(0);
});

test('a frame inside a bent frame stays within the bounds that are drawn', () => {
  const bent = Frame.at(0, 0, 0.4, 0.8, 1, 0.5);
  const inner = Frame.at(0.6, 0.1, 0.3, 0.5);
  const canvas = drawn(128, bent, (c) => c.within(inner, () => c.fill(circle(0, 0, 0.6), RED)));
  // Bending shears, and so keeps areas.
  expect(area(canvas)).toBeCloseTo(Math.PI * (0.6 * 0.5 * 0.8) ** 2, 2);
});

test('what is in front takes the thing out of the mask, what is behind leaves it', () => {
  const canvas = drawn(32, Frame.at(0, 0), (c) => c.fill(box(-1, -1, 1, 1), RED));
  canvas.layer = 'behind';
  canvas.fill(box(-1, -1, 1, 1), RED);
  expect(area(canvas)).toBeCloseTo(4, 5);
  canvas.layer = 'front';
  canvas.fill(box(-2, -2, 0, 2), RED);
  expect(area(canvas)).toBeCloseTo(2, 5);
});

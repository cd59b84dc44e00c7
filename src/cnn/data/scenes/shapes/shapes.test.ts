import { expect, test } from 'vitest';
import { arc, box, circle, ellipse, limb, polygon, union, type Shape } from './index.ts';

const SHAPES: Record<string, Shape> = {
  arc: arc(0.1, -0.2, 0.6, 0.05, 1, 0.8),
  box: box(-0.5, -0.3, 0.4, 0.6, 0.1),
  circle: circle(0.2, 0.1, 0.4),
  ellipse: ellipse(-0.1, 0.2, 0.6, 0.25, 0.7),
  limb: limb([-0.5, -0.4], [0.5, 0.3], 0.2, 0.05),
  polygon: polygon([-0.6, 0.5], [0, -0.7], [0.6, 0.5], [0, 0.2]),
  union: union(0.2, circle(-0.3, 0, 0.3), circle(0.3, 0.1, 0.25)),
};

/** Points all over the plane about the shapes. */
const POINTS = Array.from({ length: 41 * 41 }, (_, i) => {
  return [(i % 41) / 10 - 2, Math.floor(i / 41) / 10 - 2] as const;
});

test.each(Object.entries(SHAPES))('nothing of the %s lies outside its bounds', (_, shape) => {
  for (const [x, y] of POINTS) {
    const outside = x < shape.left || x > shape.right || y < shape.top || y > shape.bottom;
    if (outside) expect(shape.distance(x, y)).toBeGreaterThanOrEqual(0);
  }
  expect(POINTS.some(([x, y]) => shape.distance(x, y) < 0)).toBe(true);
});

test.each(Object.entries(SHAPES))(
  'near its edge the distance to the %s grows by about one a unit, corners and seams apart',
  (_, shape) => {
    const h = 1e-4;
    const slopes = POINTS.filter(([x, y]) => Math.abs(shape.distance(x, y)) < 0.06).map(([x, y]) =>
      Math.hypot(
        (shape.distance(x + h, y) - shape.distance(x - h, y)) / (2 * h),
        (shape.distance(x, y + h) - shape.distance(x, y - h)) / (2 * h),
      ),
    );
    expect(slopes.length).toBeGreaterThan(5);
    expect(Math.max(...slopes)).toBeLessThan(1.2);
    expect(slopes.reduce((a, b) => a + b, 0) / slopes.length).toBeGreaterThan(0.85);
  },
);

test('known distances come out', () => {
  expect(circle(1, 2, 3).distance(5, 5)).toBeCloseTo(2, 10);
  expect(box(-1, -1, 1, 1).distance(3, 0)).toBeCloseTo(2, 10);
  expect(box(-1, -1, 1, 1, 1).distance(1, 1)).toBeCloseTo(Math.SQRT2 - 1, 10);
  expect(limb([0, 0], [2, 0], 0.5, 0.1).distance(1, 1)).toBeCloseTo(0.7, 10);
  expect(polygon([0, 0], [2, 0], [2, 2], [0, 2]).distance(1, 1.5)).toBeCloseTo(-0.5, 10);
  expect(arc(0, 0, 1, 0.1, Math.PI / 2, 0.5).distance(0, 1.5)).toBeCloseTo(0.4, 10);
  expect(union(0.2, circle(0, 0, 1), circle(0, 0, 1)).distance(2, 0)).toBeCloseTo(0.95, 10);
});

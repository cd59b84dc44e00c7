import type { Shape } from './shape.ts';

/** A box from its left, top, right and bottom edges, with corners rounded by `round`. */
export function box(left: number, top: number, right: number, bottom: number, round = 0): Shape {
  const [halfWidth, halfHeight] = [(right - left) / 2, (bottom - top) / 2];
  const radius = Math.min(round, halfWidth, halfHeight);
  return new Box(left + halfWidth, top + halfHeight, halfWidth, halfHeight, radius);
}

class Box implements Shape {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;

  constructor(
    private readonly x: number,
    private readonly y: number,
    private readonly halfWidth: number,
    private readonly halfHeight: number,
    private readonly round: number,
  ) {
    this.left = x - halfWidth;
    this.right = x + halfWidth;
    this.top = y - halfHeight;
    this.bottom = y + halfHeight;
  }

  distance(x: number, y: number): number {
    const u = Math.abs(x - this.x) - this.halfWidth + this.round;
    const v = Math.abs(y - this.y) - this.halfHeight + this.round;
    if (u > 0 && v > 0) return Math.sqrt(u * u + v * v) - this.round;
    return Math.max(u, v) - this.round;
  }
}

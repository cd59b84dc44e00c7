import type { Point, Shape } from './shape.ts';

/** A polygon through the points, closed. */
export function polygon(...points: readonly Point[]): Shape {
  return new Polygon(points);
}

class Polygon implements Shape {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** x, y of each corner in turn. */
  private readonly points: number[] = [];

  constructor(points: readonly Point[]) {
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [x, y] of points) {
      this.points.push(x, y);
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
    this.left = left;
    this.right = right;
    this.top = top;
    this.bottom = bottom;
  }

  distance(x: number, y: number): number {
    const p = this.points;
    let nearest = Infinity;
    let inside = false;
    for (let i = 0, j = p.length - 2; i < p.length; j = i, i += 2) {
      const ex = p[j] - p[i];
      const ey = p[j + 1] - p[i + 1];
      const wx = x - p[i];
      const wy = y - p[i + 1];
      let along = (wx * ex + wy * ey) / (ex * ex + ey * ey);
      along = along < 0 ? 0 : along > 1 ? 1 : along;
      const bx = wx - ex * along;
      const by = wy - ey * along;
      nearest = Math.min(nearest, bx * bx + by * by);
      if (p[i + 1] > y !== p[j + 1] > y && wx < (ex * wy) / ey) inside = !inside;
    }
    return inside ? -Math.sqrt(nearest) : Math.sqrt(nearest);
  }
}

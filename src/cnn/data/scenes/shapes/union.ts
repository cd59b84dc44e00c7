import type { Shape } from './shape.ts';

/** Shapes grown together, with seams as soft as `softness` is wide (0.001 for hard ones). */
export function union(softness: number, ...parts: readonly Shape[]): Shape {
  return new Union(softness, parts);
}

class Union implements Shape {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;

  constructor(
    private readonly softness: number,
    private readonly parts: readonly Shape[],
  ) {
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const part of parts) {
      left = Math.min(left, part.left);
      right = Math.max(right, part.right);
      top = Math.min(top, part.top);
      bottom = Math.max(bottom, part.bottom);
    }
    // A soft seam bulges by a quarter of its softness at most.
    const bulge = softness / 4;
    this.left = left - bulge;
    this.right = right + bulge;
    this.top = top - bulge;
    this.bottom = bottom + bulge;
  }

  distance(x: number, y: number): number {
    const k = this.softness;
    let d = this.parts[0].distance(x, y);
    for (let i = 1; i < this.parts.length; i++) {
      const e = this.parts[i].distance(x, y);
      const h = k - Math.abs(d - e);
      d = Math.min(d, e);
      if (h > 0) d -= (h * h) / (4 * k);
    }
    return d;
  }
}

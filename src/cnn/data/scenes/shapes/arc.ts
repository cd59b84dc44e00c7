import type { Shape } from './shape.ts';

/** Part of a ring about (x, y): `half` radians to each side of the direction `middle` (0 right, π/2 down). */
export function arc(
  x: number,
  y: number,
  radius: number,
  thickness: number,
  middle: number,
  half: number,
): Shape {
  return new Arc(x, y, radius, thickness, middle, half);
}

class Arc implements Shape {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  private readonly endX: number;
  private readonly endY: number;

  constructor(
    private readonly x: number,
    private readonly y: number,
    private readonly radius: number,
    private readonly thickness: number,
    private readonly middle: number,
    private readonly half: number,
  ) {
    this.left = x - radius - thickness;
    this.right = x + radius + thickness;
    this.top = y - radius - thickness;
    this.bottom = y + radius + thickness;
    this.endX = radius * Math.cos(half);
    this.endY = radius * Math.sin(half);
  }

  distance(x: number, y: number): number {
    const cos = Math.cos(this.middle);
    const sin = Math.sin(this.middle);
    const dx = x - this.x;
    const dy = y - this.y;
    const u = cos * dx + sin * dy;
    const v = Math.abs(cos * dy - sin * dx);
    if (Math.atan2(v, u) <= this.half) {
      return Math.abs(Math.sqrt(u * u + v * v) - this.radius) - this.thickness;
    }
    return Math.sqrt((u - this.endX) ** 2 + (v - this.endY) ** 2) - this.thickness;
  }
}

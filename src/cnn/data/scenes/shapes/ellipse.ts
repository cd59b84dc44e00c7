import type { Shape } from './shape.ts';

/** An ellipse about (x, y), turned clockwise by `angle` radians. */
export function ellipse(x: number, y: number, rx: number, ry: number, angle = 0): Shape {
  return new Ellipse(x, y, rx, ry, angle);
}

/** A circle about (x, y). */
export function circle(x: number, y: number, radius: number): Shape {
  return new Ellipse(x, y, radius, radius, 0);
}

class Ellipse implements Shape {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  private readonly cos: number;
  private readonly sin: number;

  constructor(
    private readonly x: number,
    private readonly y: number,
    private readonly rx: number,
    private readonly ry: number,
    angle: number,
  ) {
    this.cos = Math.cos(angle);
    this.sin = Math.sin(angle);
    const halfWidth = Math.sqrt((rx * this.cos) ** 2 + (ry * this.sin) ** 2);
    const halfHeight = Math.sqrt((rx * this.sin) ** 2 + (ry * this.cos) ** 2);
    this.left = x - halfWidth;
    this.right = x + halfWidth;
    this.top = y - halfHeight;
    this.bottom = y + halfHeight;
  }

  distance(x: number, y: number): number {
    const dx = x - this.x;
    const dy = y - this.y;
    const u = (this.cos * dx + this.sin * dy) / this.rx;
    const v = (this.cos * dy - this.sin * dx) / this.ry;
    const inside = Math.sqrt(u * u + v * v);
    const gradient = Math.sqrt((u / this.rx) ** 2 + (v / this.ry) ** 2);
    // First order, exact for circles; the centre has no gradient.
    return gradient < 1e-9 ? -Math.min(this.rx, this.ry) : (inside * (inside - 1)) / gradient;
  }
}

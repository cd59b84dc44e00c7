import type { Point, Shape } from './shape.ts';

/** A stroke with round ends, its half thickness going from `radius` to `endRadius`. */
export function limb(
  [x, y]: Point,
  [endX, endY]: Point,
  radius: number,
  endRadius = radius,
): Shape {
  return new Limb(x, y, endX, endY, radius, endRadius);
}

class Limb implements Shape {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  private readonly dx: number;
  private readonly dy: number;
  private readonly perLength: number;

  constructor(
    private readonly x: number,
    private readonly y: number,
    endX: number,
    endY: number,
    private readonly radius: number,
    private readonly endRadius: number,
  ) {
    this.dx = endX - x;
    this.dy = endY - y;
    this.perLength = 1 / Math.max(1e-9, this.dx * this.dx + this.dy * this.dy);
    this.left = Math.min(x - radius, endX - endRadius);
    this.right = Math.max(x + radius, endX + endRadius);
    this.top = Math.min(y - radius, endY - endRadius);
    this.bottom = Math.max(y + radius, endY + endRadius);
  }

  distance(x: number, y: number): number {
    const px = x - this.x;
    const py = y - this.y;
    let along = (px * this.dx + py * this.dy) * this.perLength;
    along = along < 0 ? 0 : along > 1 ? 1 : along;
    const ox = px - along * this.dx;
    const oy = py - along * this.dy;
    return Math.sqrt(ox * ox + oy * oy) - this.radius - along * (this.endRadius - this.radius);
  }
}

/**
 * A shape as its signed distance: negative inside, zero on the edge, positive outside
 * (the functions are those catalogued by Inigo Quilez, "2D distance functions").
 *
 * Coordinates are x to the right and y down. Outside `left..right`, `top..bottom` nothing is inside.
 */
export interface Shape {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  distance(x: number, y: number): number;
}

export type Point = readonly [x: number, y: number];

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

/** An ellipse about (x, y), turned clockwise by `angle` radians. */
export function ellipse(x: number, y: number, rx: number, ry: number, angle = 0): Shape {
  return new Ellipse(x, y, rx, ry, angle);
}

/** A circle about (x, y). */
export function circle(x: number, y: number, radius: number): Shape {
  return new Ellipse(x, y, radius, radius, 0);
}

/** A box from its left, top, right and bottom edges, with corners rounded by `round`. */
export function box(left: number, top: number, right: number, bottom: number, round = 0): Shape {
  const [halfWidth, halfHeight] = [(right - left) / 2, (bottom - top) / 2];
  const radius = Math.min(round, halfWidth, halfHeight);
  return new Box(left + halfWidth, top + halfHeight, halfWidth, halfHeight, radius);
}

/** A stroke with round ends, its half thickness going from `radius` to `endRadius`. */
export function limb(
  [x, y]: Point,
  [endX, endY]: Point,
  radius: number,
  endRadius = radius,
): Shape {
  return new Limb(x, y, endX, endY, radius, endRadius);
}

/** A polygon through the points, closed. */
export function polygon(...points: readonly Point[]): Shape {
  return new Polygon(points);
}

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

/** Shapes grown together, with seams as soft as `softness` is wide (0.001 for hard ones). */
export function union(softness: number, ...parts: readonly Shape[]): Shape {
  return new Union(softness, parts);
}

type Bounds = readonly [left: number, top: number, right: number, bottom: number];

/**
 * Where and how something stands: its own coordinates placed in those around it.
 *
 * Kept as the way back (from outside to inside), since that is what each pixel asks for:
 * x' = a·x + b·y + e, y' = c·x + d·y + f, then y' − bend·x'².
 */
export class Frame {
  private constructor(
    readonly a: number,
    readonly b: number,
    readonly c: number,
    readonly d: number,
    readonly e: number,
    readonly f: number,
    /** How far the middle bends away from the ends: a parabola's coefficient. */
    readonly bend: number,
    /** Length outside of a length inside, on the mean. */
    readonly scale: number,
  ) {}

  /**
   * A frame at (x, y), turned clockwise by `angle`, `scale` times as large as what is around it.
   *
   * `stretch` widens it along its own x axis, and mirrors it where negative.
   */
  static at(x: number, y: number, angle = 0, scale = 1, stretch = 1, bend = 0): Frame {
    const cos = Math.cos(angle);
    const sin = Math.sin(angle);
    const a = cos / (scale * stretch);
    const b = sin / (scale * stretch);
    const c = -sin / scale;
    const d = cos / scale;
    const size = scale * Math.sqrt(Math.abs(stretch));
    return new Frame(a, b, c, d, -a * x - b * y, -c * x - d * y, bend, size);
  }

  /** The frame of something placed by `inner` inside this one. This one must not bend. */
  compose(inner: Frame): Frame {
    const { a, b, c, d, e, f } = this;
    return new Frame(
      inner.a * a + inner.b * c,
      inner.a * b + inner.b * d,
      inner.c * a + inner.d * c,
      inner.c * b + inner.d * d,
      inner.a * e + inner.b * f + inner.e,
      inner.c * e + inner.d * f + inner.f,
      inner.bend,
      this.scale * inner.scale,
    );
  }

  /** A box around everything that a box inside can reach outside. */
  boundsOf([left, top, right, bottom]: Bounds): Bounds {
    const far = this.bend * Math.max(left * left, right * right);
    const near = left < 0 && right > 0 ? 0 : this.bend * Math.min(left * left, right * right);
    const high = top + Math.min(far, near);
    const low = bottom + Math.max(far, near);
    const { a, b, c, d, e, f } = this;
    const perArea = 1 / (a * d - b * c);
    const centreX = (left + right) / 2 - e;
    const centreY = (high + low) / 2 - f;
    const x = (d * centreX - b * centreY) * perArea;
    const y = (a * centreY - c * centreX) * perArea;
    const halfX = (right - left) / 2;
    const halfY = (low - high) / 2;
    const width = (Math.abs(d) * halfX + Math.abs(b) * halfY) * Math.abs(perArea);
    const height = (Math.abs(c) * halfX + Math.abs(a) * halfY) * Math.abs(perArea);
    return [x - width, y - height, x + width, y + height];
  }
}

/** The scene's own coordinates. */
export const PLAIN_FRAME = Frame.at(0, 0);

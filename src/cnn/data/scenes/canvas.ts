import type { Colour } from './colour.ts';
import { PLAIN_FRAME, type Frame } from './frame.ts';
import type { Shape } from './shapes/index.ts';

/** How a shape is coloured. */
export interface Paint {
  readonly colour: Colour;
  /** How much lighter its top is than its middle, and its bottom darker, as a share of the colour. */
  readonly shade?: number;
  /** How much darker its edge is than its inside, as a share of the colour. */
  readonly rim?: number;
  /** 0 invisible .. 1 opaque. */
  readonly alpha?: number;
}

/** What is being drawn: what lies behind, the thing that gives the label, what covers it. */
export type Layer = 'behind' | 'thing' | 'front';

/** The depth from the edge over which a rim fades, in the scene's units. */
const RIM_WIDTH = 0.14;

/**
 * A square picture that signed-distance shapes are filled into.
 *
 * Scene coordinates go from −1 (left, top) to 1 (right, bottom) at any size in pixels. The edge of a shape
 * is smoothed over one pixel by its distance, so nothing is drawn twice.
 */
export class Canvas {
  /** `[size, size, 3]`, 0..1, over 1 where it is overexposed. */
  readonly colours: Float32Array;
  /** `[size, size]`: how much of each pixel shows the thing, 0..1. */
  readonly mask: Float32Array;
  /** What shapes count as from now on. */
  layer: Layer = 'behind';
  /** Where shapes are placed from now on: the scene, or the thing in it. */
  frame: Frame = PLAIN_FRAME;
  /** A smaller frame inside it, for a head or a wheel. */
  private inner: Frame = PLAIN_FRAME;

  constructor(readonly size: number) {
    this.colours = new Float32Array(size * size * 3);
    this.mask = new Float32Array(size * size);
  }

  /** Draws in a frame inside the present one. */
  within(inner: Frame, draw: () => void): void {
    const outer = this.inner;
    this.inner = outer.compose(inner);
    draw();
    this.inner = outer;
  }

  /** Fills a shape that is given in the present frame's coordinates. */
  fill(shape: Shape, { colour, shade = 0, rim = 0, alpha = 1 }: Paint): void {
    const { size, frame, inner } = this;
    const [left, top, right, bottom] = this.pixelBounds(shape);
    const perPixel = 2 / (size * frame.scale * inner.scale);
    const middle = (shape.top + shape.bottom) / 2;
    const shadeSlope = (-2 * shade) / Math.max(1e-6, shape.bottom - shape.top);
    // Read once: this loop is where drawing spends its time.
    const { a, b, c, d, e, f, bend } = frame;
    const { a: ia, b: ib, c: ic, d: id, e: ie, f: jf } = inner;
    const step = 2 / size;
    const [minX, maxX] = [shape.left - perPixel, shape.right + perPixel];
    const [minY, maxY] = [shape.top - perPixel, shape.bottom + perPixel];
    for (let row = top; row < bottom; row++) {
      const sceneY = (row + 0.5) * step - 1;
      for (let column = left; column < right; column++) {
        const sceneX = (column + 0.5) * step - 1;
        const outerX = a * sceneX + b * sceneY + e;
        const outerY = c * sceneX + d * sceneY + f - bend * outerX * outerX;
        const x = ia * outerX + ib * outerY + ie;
        const y = ic * outerX + id * outerY + jf;
        if (x < minX || x > maxX || y < minY || y > maxY) continue;
        const distance = shape.distance(x, y);
        const cover = 0.5 - distance / perPixel;
        if (cover <= 0) continue;
        let light = 1 + (y - middle) * shadeSlope;
        if (rim > 0 && distance > -RIM_WIDTH) light -= rim * (1 + distance / RIM_WIDTH);
        this.blend(row * size + column, colour, light, cover < 1 ? cover * alpha : alpha);
      }
    }
  }

  private blend(pixel: number, colour: Colour, light: number, opacity: number): void {
    const { colours, mask } = this;
    const keep = 1 - opacity;
    const strength = light * opacity;
    const at = pixel * 3;
    colours[at] = colours[at] * keep + colour[0] * strength;
    colours[at + 1] = colours[at + 1] * keep + colour[1] * strength;
    colours[at + 2] = colours[at + 2] * keep + colour[2] * strength;
    if (this.layer === 'thing') mask[pixel] = mask[pixel] * keep + opacity;
    else if (this.layer === 'front') mask[pixel] *= keep;
  }

  /** The pixels that can be touched, `[left, top, right, bottom]`, the last two exclusive. */
  private pixelBounds(shape: Shape): [number, number, number, number] {
    const inside = this.inner.boundsOf([shape.left, shape.top, shape.right, shape.bottom]);
    const [left, top, right, bottom] = this.frame.boundsOf(inside);
    const toPixel = this.size / 2;
    return [
      Math.max(0, Math.floor((left + 1) * toPixel - 0.5)),
      Math.max(0, Math.floor((top + 1) * toPixel - 0.5)),
      Math.min(this.size, Math.ceil((right + 1) * toPixel + 0.5)),
      Math.min(this.size, Math.ceil((bottom + 1) * toPixel + 0.5)),
    ];
  }
}

import type { Grid } from './grid.ts';
import { count, shown } from './number-text.ts';

/** A 1×1 convolution at one pixel, and what it is given. */
export interface PointwiseOptions {
  /** `[channel]`: the numbers at the pixel, one a channel. */
  readonly pixel: readonly number[];
  /** `[filter][channel]`. */
  readonly weights: Grid;
  /** One a filter. */
  readonly bias: readonly number[];
}

/** One filter on the pixel: a dot product through the depth. */
export interface PointwiseFrame {
  /** From 0. */
  readonly filter: number;
  /** One a channel: number times weight. */
  readonly products: readonly number[];
  readonly sum: number;
  readonly bias: number;
  readonly value: number;
  /** The numbers that come out at this pixel, as far as they are computed. */
  readonly output: readonly number[];
  /** This step in one sentence. */
  readonly text: string;
}

/**
 * A 1×1 convolution at one pixel, one filter a frame (Lin, Chen and Yan 2013): neighbours play no part.
 *
 * @throws RangeError when a filter has not a weight for each channel.
 * @example
 * [...pointwise({ pixel: [1, 2], weights: [[3, 4]], bias: [5] })][0].value; // 16
 */
export function* pointwise({
  pixel,
  weights,
  bias,
}: PointwiseOptions): Generator<PointwiseFrame, void> {
  const output: number[] = [];
  for (const [filter, row] of weights.entries()) {
    if (row.length !== pixel.length)
      throw new RangeError(
        `pointwise: expected ${pixel.length} weights a filter, got ${row.length}`,
      );
    const products = row.map((weight, channel) => weight * pixel[channel]);
    const sum = products.reduce((total, product) => total + product, 0);
    const value = sum + bias[filter];
    output.push(value);
    const text = `Filter ${filter + 1}: ${count(products.length, 'product')} add up to ${shown(sum)}; plus bias ${shown(bias[filter])} is ${shown(value)}.`;
    const at = { filter, products, sum, bias: bias[filter], value };
    yield { ...at, output: [...output], text };
  }
}

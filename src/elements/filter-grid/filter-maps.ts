import type { PlainTensor } from '../../cnn/tensor/plain-tensor.ts';
import type { MapStack } from '../map-grid/index.ts';

/** Filters over red, green and blue are pictures; deeper ones are one map a channel. */
const COLOURS = 3;

/**
 * A layer's weights as maps.
 *
 * `[size, size, depth, filters]` gives a picture a filter where depth is 3, else a row a filter with
 * a map a channel. `[inputs, units]` gives a row a unit, folded back to `folded` `[height, width,
 * channels]` where the inputs were flattened from that.
 */
export function filterMaps(
  weights: PlainTensor,
  folded: readonly number[] | null = null,
): MapStack {
  if (weights.shape.length === 4) return convolutionMaps(weights);
  return denseMaps(weights, folded);
}

function convolutionMaps({ shape, data }: PlainTensor): MapStack {
  const [height, width, depth, filters] = shape;
  const at = (filter: number, channel: number, y: number, x: number) =>
    data[((y * width + x) * depth + channel) * filters + filter];
  if (depth === COLOURS) {
    return {
      count: filters,
      height,
      width,
      colour: true,
      perRow: null,
      name: (map) => `filter ${map + 1}`,
      value: (map, y, x, channel) => at(map, channel, y, x),
    };
  }
  return {
    count: filters * depth,
    height,
    width,
    colour: false,
    perRow: depth,
    name: (map) => `filter ${Math.floor(map / depth) + 1}, channel ${(map % depth) + 1}`,
    value: (map, y, x) => at(Math.floor(map / depth), map % depth, y, x),
  };
}

function denseMaps({ shape, data }: PlainTensor, folded: readonly number[] | null): MapStack {
  const [inputs, units] = shape;
  const fits = folded?.length === 3 && folded[0] * folded[1] * folded[2] === inputs;
  const [height, width, channels] = fits ? (folded as number[]) : [1, inputs, 1];
  return {
    count: units * channels,
    height,
    width,
    colour: false,
    perRow: channels,
    name: (map) =>
      channels === 1
        ? `unit ${map + 1}`
        : `unit ${Math.floor(map / channels) + 1}, channel ${(map % channels) + 1}`,
    value: (map, y, x) => {
      const input = (y * width + x) * channels + (map % channels);
      return data[input * units + Math.floor(map / channels)];
    },
  };
}

import type { PlainTensor } from '../../cnn/tensor/plain-tensor.ts';
import type { MapStack } from '../map-grid/index.ts';

/**
 * A layer's output for one image as maps: `[height, width, channels]` a map a channel, `[units]` one
 * row of cells, which `names` may name.
 */
export function activationStack(
  { shape, data }: PlainTensor,
  names: readonly string[] = [],
): MapStack {
  if (shape.length === 3) {
    const [height, width, channels] = shape;
    return {
      count: channels,
      height,
      width,
      colour: false,
      perRow: null,
      name: (map) => `channel ${map + 1}`,
      value: (map, y, x) => data[(y * width + x) * channels + map],
    };
  }
  return {
    count: data.length,
    height: 1,
    width: 1,
    colour: false,
    perRow: null,
    name: (map) => names[map] ?? `unit ${map + 1}`,
    value: (map) => data[map],
  };
}

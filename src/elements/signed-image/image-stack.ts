import type { PlainTensor } from '../../cnn/tensor/plain-tensor.ts';
import type { MapStack } from '../map-grid/index.ts';

/** How three channels are made one picture. */
export type Channels =
  /** Red, green and blue each round mid grey. */
  | 'colour'
  /** Their sum at each place, on the diverging scale. */
  | 'sum';

/**
 * Signed numbers `[height, width, channels]` or `[height, width]` as the one picture of a stack.
 *
 * @param side CSS pixels along the longer side, if there is room
 */
export function imageStack(
  { shape, data }: PlainTensor,
  channels: Channels,
  side: number,
): MapStack {
  const [height, width, depth = 1] = shape;
  const colour = depth === 3 && channels === 'colour';
  const at = (y: number, x: number, channel: number) => data[(y * width + x) * depth + channel];
  const sum = (_: number, y: number, x: number) => {
    let total = 0;
    for (let channel = 0; channel < depth; channel++) total += at(y, x, channel);
    return total;
  };
  return {
    count: 1,
    height,
    width,
    colour,
    // Fixed, so that the picture takes the side that is asked for.
    perRow: null,
    side,
    name: () => '',
    value: colour ? (_, y, x, channel) => at(y, x, channel) : sum,
  };
}

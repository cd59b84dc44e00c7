import type { ReluRule } from './input-gradient.ts';

/** One layer of filters 3x3 with a ring of zeros, as numbers: `[3, 3, depth, filters]`. */
interface PlainConv {
  readonly filter: Float32Array;
  readonly bias: readonly number[];
  /** Channels that come in. */
  readonly depth: number;
}

/** conv, ReLU, pool of 2x2, conv, ReLU on an image of 8x8. */
export interface TwoLayers {
  readonly first: PlainConv;
  readonly second: PlainConv;
}

const SIDE = 8;

/** One number of the last ReLU followed back to the pixels, in loops, apart from all that the framework does. */
export function deconvolved(
  { first, second }: TwoLayers,
  image: Float32Array,
  unit: { readonly row: number; readonly column: number; readonly channel: number },
  rule: ReluRule,
): number[] {
  const sums1 = convolved([...image], SIDE, first);
  const { pooled, switches } = pool(
    sums1.map((x) => Math.max(0, x)),
    first.bias.length,
  );
  const sums2 = convolved(pooled, SIDE / 2, second);
  const start = sums2.map(() => 0);
  const at = (unit.row * (SIDE / 2) + unit.column) * second.bias.length + unit.channel;
  start[at] = 1;
  const belowSecond = turnedRound(throughRelu(start, sums2, rule), SIDE / 2, second);
  const unpooled = sums1.map(() => 0);
  switches.forEach((from, i) => (unpooled[from] += belowSecond[i]));
  return turnedRound(throughRelu(unpooled, sums1, rule), SIDE, first);
}

function throughRelu(signal: readonly number[], input: readonly number[], rule: ReluRule) {
  return signal.map((value, i) => {
    const forward = rule === 'deconvnet' || input[i] > 0;
    const backward = rule === 'gradient' || value > 0;
    return forward && backward ? value : 0;
  });
}

/** Calls `visit` with each number that comes in, each that goes out, and the weight between them. */
function eachWeight(
  side: number,
  { filter, bias, depth }: PlainConv,
  visit: (input: number, output: number, weight: number) => void,
): void {
  const filters = bias.length;
  for (let row = 0; row < side; row++)
    for (let column = 0; column < side; column++)
      for (let down = 0; down < 3; down++)
        for (let across = 0; across < 3; across++) {
          const [y, x] = [row + down - 1, column + across - 1];
          if (y < 0 || x < 0 || y >= side || x >= side) continue;
          for (let channel = 0; channel < depth; channel++)
            for (let k = 0; k < filters; k++) {
              const weight = filter[((down * 3 + across) * depth + channel) * filters + k];
              visit((y * side + x) * depth + channel, (row * side + column) * filters + k, weight);
            }
        }
}

function convolved(input: readonly number[], side: number, conv: PlainConv): number[] {
  const sums = Array.from(
    { length: side * side * conv.bias.length },
    (_, i) => conv.bias[i % conv.bias.length],
  );
  eachWeight(side, conv, (from, to, weight) => (sums[to] += weight * input[from]));
  return sums;
}

function turnedRound(signal: readonly number[], side: number, conv: PlainConv): number[] {
  const back = Array<number>(side * side * conv.depth).fill(0);
  eachWeight(side, conv, (to, from, weight) => (back[to] += weight * signal[from]));
  return back;
}

/** The largest of each 2x2 window, and where it stood: the first of equal ones. */
function pool(input: readonly number[], channels: number) {
  const pooled: number[] = [];
  const switches: number[] = [];
  for (let row = 0; row < SIDE; row += 2)
    for (let column = 0; column < SIDE; column += 2)
      for (let channel = 0; channel < channels; channel++) {
        const places = [0, 1, SIDE, SIDE + 1].map(
          (step) => (row * SIDE + column + step) * channels + channel,
        );
        const best = places.reduce((most, place) => (input[place] > input[most] ? place : most));
        pooled.push(input[best]);
        switches.push(best);
      }
  return { pooled, switches };
}

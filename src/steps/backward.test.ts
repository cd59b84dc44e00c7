import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { loadBackend } from '../cnn/backend/index.ts';
import { avgPool, conv2d, maxPool } from '../cnn/layers/index.ts';
import { Random } from '../cnn/tensor/random.ts';
import {
  convolveBackward,
  type ConvolveOptions,
  type Grid,
  type PartialGrid,
  poolAll,
  poolBackward,
  poolForward,
  type PoolKind,
} from './index.ts';

const context = { training: false, keep: () => undefined };

beforeAll(async () => {
  await loadBackend('cpu');
});

/** `[map][row][column]` as the framework wants it, `[1, row, column, map]`, and back. */
const inFramework = (maps: readonly PartialGrid[]): tf.Tensor =>
  tf.expandDims(tf.transpose(tf.tensor3d(maps as number[][][]), [1, 2, 0]), 0);
const inSteps = (batch: tf.Tensor) =>
  tf.transpose(tf.squeeze(batch, [0]), [2, 0, 1]).arraySync() as number[][][];

function close(got: readonly PartialGrid[], expected: readonly PartialGrid[]): void {
  expect(got.map((map) => map.map((line) => line.length))).toEqual(
    expected.map((map) => map.map((line) => line.length)),
  );
  got.flat(2).forEach((value, i) => expect(value).toBeCloseTo(expected.flat(2)[i]!, 3));
}

/** Few different whole numbers, so that largest numbers often stand in a window more than once. */
const someNumbers = (random: Random, maps: number, rows: number, columns: number, spread = 9) =>
  Array.from({ length: maps }, () =>
    Array.from({ length: rows }, () =>
      Array.from({ length: columns }, () => random.integer(spread) - Math.floor(spread / 2)),
    ),
  );

const between = (random: Random, least: number, most: number) =>
  least + random.integer(most - least + 1);

const POOLS: [PoolKind, typeof maxPool][] = [
  ['max', maxPool],
  ['average', avgPool],
];

test.each(POOLS)(
  'for forty random shapes the last %s frames equal the framework, forward and back, ties too',
  (kind, layerOf) => {
    const random = new Random(11);
    for (let i = 0; i < 40; i++) {
      const [size, stride, maps] = [1, 1, 1].map((least) => between(random, least, 3));
      const side = () => size + stride * between(random, 0, 3);
      const input = someNumbers(random, maps, side(), side(), 4);
      const options = { input, kind, size, stride };
      const forward = [...poolForward(options)].at(-1)!.output;
      const above = someNumbers(random, maps, forward[0].length, forward[0][0].length);
      const back = [...poolBackward(options, above)].at(-1)!.output;
      const layer = layerOf({ size, stride });
      const through = (x: tf.Tensor) => layer.apply(x, {}, context);
      tf.tidy(() => {
        close(forward, inSteps(through(inFramework(input))));
        close(poolAll(options), inSteps(through(inFramework(input))));
        close(back, inSteps(tf.grad(through)(inFramework(input), inFramework(above))));
      });
    }
  },
);

test('a pool of 2 by 2 leaves a quarter of the numbers, each map by itself', () => {
  const input: Grid[] = [
    [
      [1, 3, 2, 4],
      [5, 6, 7, 8],
      [3, 2, 1, 0],
      [1, 2, 3, 4],
    ],
    [
      [0, 0, 0, 0],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ],
  ];
  const last = (kind: PoolKind) => [...poolForward({ input, kind, size: 2 })].at(-1)!.output;
  const zero = [
    [0, 0],
    [0, 0],
  ];
  expect(last('max')).toEqual([[[6, 8], [3, 4]], zero]); // prettier-ignore
  expect(last('average')).toEqual([[[3.75, 5.25], [2, 2]], zero]); // prettier-ignore
});

test('an average spreads its gradient and a maximum sends all of it to one place: the sums stay', () => {
  const random = new Random(3);
  const input = someNumbers(random, 2, 6, 6);
  const above = someNumbers(random, 2, 3, 3);
  for (const kind of ['max', 'average'] as const) {
    const frames = [...poolBackward({ input, kind, size: 2 }, above)];
    for (const { shares, gradient } of frames) {
      const given = shares.filter(({ share }) => share !== 0).length;
      expect(given).toBe(gradient === 0 ? 0 : kind === 'max' ? 1 : 4);
    }
    const sum = (maps: readonly Grid[]) => maps.flat(2).reduce((total, x) => total + x, 0);
    expect(sum(frames.at(-1)!.output)).toBeCloseTo(sum(above), 9);
  }
});

test('windows of 3 every 2 overlap, and a cell that wins two of them gets both gradients', () => {
  const input = [
    [
      [0, 0, 0, 0, 0],
      [0, 0, 9, 0, 0],
      [0, 0, 0, 0, 0],
    ],
  ];
  const options = { input, kind: 'max', size: 3, stride: 2 } as const;
  expect([...poolForward(options)].at(-1)!.output).toEqual([[[9, 9]]]);
  expect([...poolBackward(options, [[[2, 5]]])].at(-1)!.output[0][1][2]).toBe(7);
});

test('of equal numbers the first wins, and the step says so', () => {
  const options = { input: [[[4, 4], [1, 4]]], kind: 'max', size: 2 } as const; // prettier-ignore
  const [frame] = poolForward(options);
  expect(frame.text).toBe(
    'Output row 1, column 1: the largest of 4 numbers is 4, at input row 1, column 1, the first of the 3 places where it stands.',
  );
  expect([...poolBackward(options, [[[5]]])][0].output).toEqual([[[5, 0], [0, 0]]]); // prettier-ignore
});

test('a window that does not fit ends the frames where it runs off, and no gradient comes of it', () => {
  const options = {
    input: [someNumbers(new Random(1), 1, 5, 5)[0]],
    kind: 'max',
    size: 2,
  } as const;
  const frames = [...poolForward(options)];
  expect(frames.map(({ pass }) => pass)).toEqual(['forward', 'forward', 'overrun']);
  expect(frames[2].text).toBe(
    'The window does not fit: output column 3 would reach 1 cell past the right edge, so there is no output.',
  );
});

test('a gradient of another size is refused', () => {
  const input = [[[1, 2], [3, 4]]]; // prettier-ignore
  expect(() => [...poolBackward({ input, kind: 'max', size: 2 }, [[[1, 1]]])]).toThrow('1 × 1 × 1');
  const filters = [{ weights: [[[1]]], bias: 0 }];
  expect(() => [...convolveBackward({ input, filters }, [[[1]]])]).toThrow('1 × 2 × 2');
});

/** What the framework gives for the gradients of the sum of `above` times the output. */
function framework({ input, filters, stride = 1, pad = 0 }: ConvolveOptions, above: Grid[]) {
  const layer = conv2d({
    filters: filters.length,
    size: filters[0].weights[0].length,
    stride,
    pad,
  });
  return tf.tidy(() => {
    const ours = tf.tensor4d(filters.map(({ weights }) => weights) as number[][][][]);
    const filter = tf.transpose(ours, [2, 3, 1, 0]);
    const bias = tf.tensor1d(filters.map((each) => each.bias));
    const through = (x: tf.Tensor, f: tf.Tensor, b: tf.Tensor) =>
      layer.apply(x, { filter: f, bias: b }, context);
    const [dx, df, db] = tf.grads(through)([inFramework(input), filter, bias], inFramework(above));
    return {
      input: inSteps(dx),
      weights: tf.transpose(df, [3, 2, 0, 1]).arraySync() as number[][][][],
      bias: db.arraySync() as number[],
    };
  });
}

test('for thirty random shapes the last frame of a convolution’s gradient equals the framework: filter, input and bias', () => {
  const random = new Random(21);
  let checked = 0;
  while (checked < 30) {
    const [size, stride, depth] = [1, 1, 1].map((least) => between(random, least, 3));
    const pad = between(random, 0, 2);
    const [rows, columns] = [0, 1].map(() => size + stride * between(random, 0, 3) - 2 * pad);
    if (rows < 1 || columns < 1) continue;
    const filters = Array.from({ length: between(random, 1, 3) }, (_, bias) => ({
      weights: someNumbers(random, depth, size, size),
      bias,
    }));
    const options = { input: someNumbers(random, depth, rows, columns), filters, stride, pad };
    const high = (rows - size + 2 * pad) / stride + 1;
    const wide = (columns - size + 2 * pad) / stride + 1;
    const above = someNumbers(random, filters.length, high, wide);
    const last = [...convolveBackward(options, above)].at(-1)!;
    const expected = framework(options, above);
    close(last.input, expected.input);
    last.weights.forEach((each, i) => close(each, expected.weights[i]));
    close([[last.bias]], [[expected.bias]]);
    checked++;
  }
});

test('every frame adds gradient times input to the filter, gradient times weight to the input, the gradient to the bias', () => {
  const input = [[[1, 2, 3], [4, 5, 6], [7, 8, 9]]]; // prettier-ignore
  const filters = [{ weights: [[[1, 0], [0, -1]]], bias: 3 }]; // prettier-ignore
  const frames = [...convolveBackward({ input, filters }, [[[2, 0], [0, -1]]])]; // prettier-ignore
  expect(frames).toHaveLength(4);
  expect(frames[0].weights).toEqual([[[[2, 4], [8, 10]]]]); // prettier-ignore
  expect(frames[0].input).toEqual([[[2, 0, 0], [0, -2, 0], [0, 0, 0]]]); // prettier-ignore
  expect(frames[3].weights).toEqual([[[[-3, -2], [0, 1]]]]); // prettier-ignore
  expect(frames[3].bias).toEqual([1]);
  expect(frames[1].text).toContain('the gradient is 0, so nothing is added');
  expect(frames[0].text).toBe(
    'Output row 1, column 1: the gradient 2 gives each of the 4 weights 2 times its input, each of the 4 input cells 2 times its weight and the bias 2.',
  );
});

test('a filter that does not fit has no gradient', () => {
  const filters = [{ weights: [[[1, 1], [1, 1]]], bias: 0 }]; // prettier-ignore
  expect(() => [...convolveBackward({ input: [[[1]]], filters }, [[[1]]])]).toThrow('does not fit');
});

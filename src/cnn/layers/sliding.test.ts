import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { loadBackend } from '../backend/index.ts';
import { Random } from '../tensor/random.ts';
import { avgPool, conv2d, type Layer, maxPool } from './index.ts';

beforeAll(async () => {
  await loadBackend('cpu');
});

const [HEIGHT, WIDTH, DEPTH, FILTERS] = [9, 7, 2, 3];
const strides = [1, 2, 3];
const pads = [0, 1, 2, 3];
const sizes = [1, 2, 3, 4, 5, 6, 7];
const settings = strides.flatMap((stride) =>
  pads.flatMap((pad) => sizes.map((size) => ({ size, stride, pad }))),
);
const exact = ({ size, stride, pad }: Sliding) =>
  [HEIGHT, WIDTH].every((n) => (n - size + 2 * pad) % stride === 0);

interface Sliding {
  readonly size: number;
  readonly stride: number;
  readonly pad: number;
}

/** Reads a map at a row and column counted with padding; null outside. */
type Read = (row: number, column: number, channel: number) => number | null;

const random = new Random(11);
const image = Float32Array.from({ length: HEIGHT * WIDTH * DEPTH }, () => random.normal());

test.each(settings)('conv2d slides as plain loops do: %o', (sliding) => {
  const { size } = sliding;
  const filter = Float32Array.from({ length: size * size * DEPTH * FILTERS }, () =>
    random.normal(),
  );
  const bias = Float32Array.from({ length: FILTERS }, () => random.normal());
  const expected = slide(sliding, FILTERS, (read, k) => {
    let sum = bias[k];
    for (let i = 0; i < size; i++)
      for (let j = 0; j < size; j++)
        for (let c = 0; c < DEPTH; c++)
          sum += (read(i, j, c) ?? 0) * filter[((i * size + j) * DEPTH + c) * FILTERS + k];
    return sum;
  });
  const variables = {
    filter: tf.tensor(filter, [size, size, DEPTH, FILTERS]),
    bias: tf.tensor(bias, [FILTERS]),
  };
  agree((fit) => conv2d({ ...sliding, filters: FILTERS, fit }), sliding, expected, variables);
});

test.each(settings.filter(({ size, pad }) => pad < size))(
  'maxPool slides as plain loops do: %o',
  (sliding) => {
    const expected = slide(sliding, DEPTH, (read, c) => Math.max(...inside(sliding.size, read, c)));
    agree((fit) => maxPool({ ...sliding, fit }), sliding, expected);
  },
);

test.each(settings.filter(({ size, pad }) => pad < size))(
  'avgPool slides as plain loops do: %o',
  (sliding) => {
    const expected = slide(sliding, DEPTH, (read, c) => {
      const values = inside(sliding.size, read, c);
      return values.reduce((sum, value) => sum + value, 0) / values.length;
    });
    agree((fit) => avgPool({ ...sliding, fit }), sliding, expected);
  },
);

test.each(settings.filter(({ size, pad }) => pad >= size))(
  'a pool refuses a pad that fills whole windows: %o',
  (sliding) => {
    expect(() => maxPool(sliding)).toThrow(`maxPool: expected pad below size ${sliding.size}`);
    expect(() => avgPool(sliding)).toThrow(`avgPool: expected pad below size ${sliding.size}`);
  },
);

/** Holds a layer to the loops' numbers where it fits, and to its refusal, with the fraction, where not. */
function agree(
  make: (fit: 'exact' | 'floor') => Layer,
  sliding: Sliding,
  expected: { shape: readonly number[]; data: number[] },
  variables: Record<string, tf.Tensor> = {},
): void {
  const { size, stride, pad } = sliding;
  if (!exact(sliding)) {
    const fraction = [HEIGHT, WIDTH]
      .map((n) => (n - size + 2 * pad) / stride + 1)
      .find((places) => !Number.isInteger(places));
    const refused = () => make('exact').outputShape([HEIGHT, WIDTH, DEPTH]);
    expect(refused).toThrow(`got ${fraction?.toFixed(2)}`);
  }
  const layer = make(exact(sliding) ? 'exact' : 'floor');
  const context = { training: false, keep: () => undefined };
  const output = layer.apply(tf.tensor(image, [1, HEIGHT, WIDTH, DEPTH]), variables, context);
  expect(layer.outputShape([HEIGHT, WIDTH, DEPTH])).toEqual(expected.shape);
  expect(output.shape).toEqual([1, ...expected.shape]);
  const apart = Array.from(output.dataSync(), (value, i) => Math.abs(value - expected.data[i]));
  expect(Math.max(...apart)).toBeLessThan(1e-4);
}

/** The reference: one number for each place of the window and each channel that comes out. */
function slide(
  { size, stride, pad }: Sliding,
  channels: number,
  reduce: (read: Read, channel: number) => number,
) {
  const data: number[] = [];
  let rows = 0;
  for (let top = -pad; top + size <= HEIGHT + pad; top += stride) {
    rows++;
    for (let left = -pad; left + size <= WIDTH + pad; left += stride)
      for (let channel = 0; channel < channels; channel++)
        data.push(reduce((i, j, c) => pixel(top + i, left + j, c), channel));
  }
  return { shape: [rows, data.length / rows / channels, channels], data };
}

function pixel(row: number, column: number, channel: number): number | null {
  if (row < 0 || column < 0 || row >= HEIGHT || column >= WIDTH) return null;
  return image[(row * WIDTH + column) * DEPTH + channel];
}

function inside(size: number, read: Read, channel: number): number[] {
  const places = Array.from({ length: size * size }, (_, place) => place);
  return places
    .map((place) => read(Math.floor(place / size), place % size, channel))
    .filter((value) => value !== null);
}

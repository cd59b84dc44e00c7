import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { Random } from '../../tensor/random.ts';
import { loadBackend } from '../load-backend.ts';

interface Case {
  readonly input: [number, number, number, number];
  readonly filters: number;
  readonly size: number;
  readonly stride: number;
  readonly pad: number;
}

/**
 * Shapes that fit nothing in particular: strides 1..3, pads 0..3, rests that a stride leaves over; a wide one; and
 * some that are computed as Winograd's blocks, with rests of every size at their edges.
 */
const cases: readonly Case[] = (() => {
  const random = new Random(3);
  const between = (low: number, high: number) => low + random.integer(high - low + 1);
  const drawn = Array.from({ length: 60 }, () => {
    const size = between(1, 7);
    return {
      input: [between(1, 3), size + between(0, 7), size + between(0, 7), between(1, 13)] as const,
      filters: between(1, 21),
      size,
      stride: between(1, 3),
      pad: between(0, 3),
    };
  }) as unknown as Case[];
  const blocks = [0, 1, 2, 3].map((pad) => ({
    input: [3, 9 + pad, 14 - pad, 20 + 4 * pad],
    filters: 16 + 4 * pad,
    size: 3,
    stride: 1,
    pad,
  })) as unknown as Case[];
  return [
    ...drawn,
    { input: [2, 9, 10, 24], filters: 100, size: 3, stride: 1, pad: 1 },
    ...blocks,
    { input: [7, 5, 40, 64], filters: 16, size: 3, stride: 1, pad: 1 },
  ];
})();

function numbers(shape: readonly number[], seed: number): tf.Tensor {
  const random = new Random(seed);
  const size = shape.reduce((product, n) => product * n, 1);
  // Few different numbers, most of them negative, so that windows have ties and none above 0.
  return tf.tensor(
    Float32Array.from({ length: size }, () => (random.integer(16) - 12) / 8),
    [...shape],
  );
}

async function both(compute: () => tf.Tensor): Promise<[tf.Tensor, tf.Tensor]> {
  const results: tf.Tensor[] = [];
  for (const backend of ['cpu', 'wasm']) {
    await tf.setBackend(backend);
    const before = tf.memory().numTensors;
    const result = tf.tidy(compute);
    expect(tf.memory().numTensors).toBe(before + 1);
    results.push(result);
  }
  return results as [tf.Tensor, tf.Tensor];
}

async function expectSame(compute: () => tf.Tensor): Promise<void> {
  const [cpu, wasm] = await both(compute);
  expect(wasm.shape).toEqual(cpu.shape);
  const [a, b] = [cpu.dataSync() as Float32Array, wasm.dataSync() as Float32Array];
  const worst = a.reduce((most, x, i) => Math.max(most, Math.abs(x - b[i])), 0);
  const scale = a.reduce((most, x) => Math.max(most, Math.abs(x)), 1);
  expect(worst / scale).toBeLessThan(1e-5);
  expect(a.some((x) => x !== 0) || a.length === 0).toBe(true);
  tf.dispose([cpu, wasm]);
}

function run(kernel: string, inputs: Record<string, tf.Tensor>, attributes: object): tf.Tensor {
  return tf.engine().runKernel(kernel, inputs, attributes as tf.NamedAttrMap);
}

const name = ({ input, filters, size, stride, pad }: Case) =>
  `[${input}], ${filters} of ${size}, stride ${stride}, pad ${pad}`;

/** Tests that what our kernels give on `wasm` is what tfjs's plain loops give on `cpu`. */
export function testKernels(): void {
  beforeAll(async () => {
    await loadBackend('cpu');
    await loadBackend('wasm');
  });

  test.each(cases.map((each) => [name(each), each] as const))(
    'a convolution and its gradients on wasm are those on cpu: %s',
    async (_, { input, filters, size, stride, pad }) => {
      const filterShape: Case['input'] = [size, size, input[3], filters];
      const info = tf.backend_util.computeConv2DInfo(input, filterShape, stride, 1, pad, 'floor');
      const attributes = { strides: stride, pad, dataFormat: 'NHWC', dimRoundingMode: 'floor' };
      await expectSame(() =>
        run(
          'Conv2D',
          { x: numbers(input, 1), filter: numbers(filterShape, 2) },
          { ...attributes, dilations: 1 },
        ),
      );
      await expectSame(() =>
        run(
          'Conv2DBackpropFilter',
          { x: numbers(input, 1), dy: numbers(info.outShape, 2) },
          { ...attributes, filterShape },
        ),
      );
      await expectSame(() =>
        run(
          'Conv2DBackpropInput',
          { dy: numbers(info.outShape, 2), filter: numbers(filterShape, 3) },
          { ...attributes, inputShape: input },
        ),
      );
    },
  );

  test.each(cases.map((each) => [name(each), each] as const))(
    'pooling and its gradients on wasm are those on cpu: %s',
    async (_, { input, size, stride, pad }) => {
      const space = Math.min(pad, size - 1);
      const attributes = {
        filterSize: size,
        strides: stride,
        pad: space,
        dimRoundingMode: 'floor',
      };
      const pools = {
        MaxPool: (x: tf.Tensor4D) => tf.maxPool(x, size, stride, space, 'floor'),
        AvgPool: (x: tf.Tensor4D) => tf.avgPool(x, size, stride, space, 'floor'),
      };
      for (const [kernel, pool] of Object.entries(pools)) {
        const x = () => numbers(input, 1) as tf.Tensor4D;
        await expectSame(() => run(kernel, { x: x() }, attributes));
        await expectSame(() => {
          const dy = numbers(pool(x()).shape, 2);
          return tf.grad((image: tf.Tensor) => pool(image as tf.Tensor4D))(x(), dy);
        });
      }
    },
  );

  test.each(['same', 'valid'] as const)(
    "the gradients of a convolution with an even filter and pad '%s' on wasm are those on cpu",
    async (pad) => {
      const input: Case['input'] = [2, 7, 6, 3];
      const filterShape: Case['input'] = [4, 2, 3, 5];
      const info = tf.backend_util.computeConv2DInfo(input, filterShape, 1, 1, pad);
      const attributes = { strides: 1, pad, dataFormat: 'NHWC' };
      const dy = () => numbers(info.outShape, 2);
      await expectSame(() =>
        run(
          'Conv2DBackpropFilter',
          { x: numbers(input, 1), dy: dy() },
          { ...attributes, filterShape },
        ),
      );
      await expectSame(() =>
        run(
          'Conv2DBackpropInput',
          { dy: dy(), filter: numbers(filterShape, 3) },
          { ...attributes, inputShape: input },
        ),
      );
    },
  );

  test('a window without a number above 0 gets its gradient on wasm', async () => {
    await tf.setBackend('wasm');
    const x = tf.tensor4d([-4, -1, -2, -3], [1, 2, 2, 1]);
    const slope = tf.grad((image: tf.Tensor) => tf.sum(tf.maxPool(image as tf.Tensor4D, 2, 2, 0)))(
      x,
    );
    expect([...slope.dataSync()]).toEqual([0, 1, 0, 0]);
    tf.dispose([x, slope]);
  });
}

/** Tests the kernel of ours that no layer and no optimizer is made of; there is none without SIMD. */
export function testSumOfSizes(): void {
  test.each([[[1]], [[4], [3]], [[5000, 2], [2, 3, 7], []]])(
    'the sum of the sizes of tensors of shapes %j on wasm is the one on cpu',
    async (...shapes: number[][]) => {
      await tf.setBackend('wasm');
      const tensors = shapes.map((shape, i) => numbers(shape, i));
      const all = tensors.flatMap((tensor) => [...tensor.dataSync()]);
      const inputs = Object.fromEntries(tensors.map((tensor, i) => [i, tensor]));
      const sum = () => run('OwnSumOfSizes', inputs, {});
      const total = sum();
      const wanted = all.reduce((size, x) => size + Math.abs(x), 0);
      expect(total.dataSync()[0] / wanted).toBeCloseTo(1, 6);
      tf.dispose([total, ...tensors]);
    },
  );

  test.each([NaN, Infinity, -Infinity])(
    'a %d among numbers makes that sum not finite',
    async (odd) => {
      await tf.setBackend('wasm');
      for (const place of [0, 5, 8]) {
        const list = new Float32Array(9).fill(1);
        list[place] = odd;
        const x = tf.tensor1d(list);
        const total = run('OwnSumOfSizes', { 0: x }, {});
        expect(Number.isFinite(total.dataSync()[0])).toBe(false);
        tf.dispose([total, x]);
      }
    },
  );
}

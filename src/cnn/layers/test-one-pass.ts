import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { loadBackend } from '../backend/index.ts';
import { sequential } from '../model/index.ts';
import { Random } from '../tensor/random.ts';
import type { Shape } from '../tensor/shape.ts';
import { avgPool, batchNorm, conv2d, globalAvgPool, type Layer, maxPool, relu } from './index.ts';

type Case = readonly [name: string, layers: readonly Layer[], input: Shape, batch: number];

/** Shapes that fit nothing in particular, and those at the edge. */
const cases: readonly Case[] = [
  ['one pixel, one channel', blocks(1, 1), [1, 1, 1], 2],
  ['a batch of one', blocks(5, 3), [6, 5, 3], 1],
  ['a filter larger than half the input', blocks(9, 5), [5, 6, 2], 3],
  ['more rows than one block of sums', blocks(7, 1), [40, 20, 2], 1],
  ['a mean over each map', [...blocks(6, 1), globalAvgPool()], [4, 3, 7], 3],
  ...drawn(),
];

/** A convolution with bias, one without before batch normalisation, each with a ReLU; and neither with one. */
function blocks(filters: number, size: number): Layer[] {
  const pad = (size - 1) / 2;
  return [
    ...[conv2d({ filters, size, pad }), relu()],
    ...[conv2d({ filters, size, pad, bias: false }), batchNorm({ epsilon: 0.01 }), relu()],
    ...[conv2d({ filters: filters + 1, size, pad }), batchNorm()],
  ];
}

function drawn(): Case[] {
  const random = new Random(9);
  const between = (low: number, high: number) => low + random.integer(high - low + 1);
  return Array.from({ length: 12 }, () => {
    const [filters, size] = [between(1, 20), 2 * between(0, 2) + 1];
    const input = [between(2, 9), between(2, 9), between(1, 9)];
    return [`${filters} of ${size} on [${input}]`, blocks(filters, size), input, between(2, 4)];
  });
}

/** The output, the gradients of all that is learnt and of the input, and the moving statistics. */
async function results(backend: string, [, layers, input, batch]: Case, training: boolean) {
  await tf.setBackend(backend);
  const network = sequential({ input, seed: 3 }, layers);
  const random = new Random(5);
  const drawnAs = (shape: readonly number[]) => {
    const numbers = Array.from({ length: tf.util.sizeFromShape([...shape]) }, () =>
      random.uniform(-1, 1),
    );
    return tf.tensor(numbers, [...shape]);
  };
  // Away from 0 and 1, so that every variable shows in the result.
  for (const { value, name } of network.variables()) {
    if (!/bias|beta|gamma|moving/.test(name)) continue;
    tf.tidy(() => value.assign(tf.add(tf.abs(drawnAs(value.shape)), 0.3)));
  }
  network.variables();
  const before = tf.memory().numTensors;
  const numbers = new Map<string, ArrayLike<number>>();
  tf.tidy(() => {
    const x = drawnAs([batch, ...input]);
    const probe = drawnAs([batch, ...network.output]);
    const score = (image: tf.Tensor) => network.forward(image, { training });
    const learnt = network.variables().filter(({ trainable }) => trainable);
    const { grads } = tf.variableGrads(
      () => tf.sum(tf.mul(score(x), probe)),
      learnt.map(({ value }) => value),
    );
    const slopes = learnt.map(({ name, value }): [string, tf.Tensor] => [name, grads[value.name]]);
    const toInput = tf.grad((image: tf.Tensor) => tf.sum(tf.mul(score(image), probe)))(x);
    const all = Object.fromEntries([...slopes, ['x', toInput], ['y', score(x)]]);
    for (const [name, tensor] of Object.entries(all)) numbers.set(name, tensor.dataSync());
  });
  expect(tf.memory().numTensors).toBe(before);
  for (const { name, value, trainable } of network.variables()) {
    if (!trainable) numbers.set(name, value.dataSync());
  }
  network.dispose();
  return numbers;
}

/** Tests that layers' single passes on `wasm` come to what is composed of tfjs's operations on `cpu`. */
export function testOnePass(): void {
  beforeAll(async () => {
    await loadBackend('cpu');
    await loadBackend('wasm');
  });

  test.each(
    cases.flatMap((each) =>
      [true, false].map((training) => [each[0], training ? 'in' : 'outside', each] as const),
    ),
  )(
    'layers, and a ReLU behind them, in one pass give what tfjs composes: %s, %s training',
    async (_, when, each) => {
      const plain = await results('cpu', each, when === 'in');
      const own = await results('wasm', each, when === 'in');
      for (const [name, wanted] of plain) {
        const got = own.get(name)!;
        const pairs = Array.from(wanted, (x, i): [number, number] => [x, got[i]]);
        const scale = pairs.reduce((most, [x]) => Math.max(most, Math.abs(x)), 1);
        const worst = pairs.reduce((most, [x, y]) => Math.max(most, Math.abs(x - y)), 0);
        expect(worst / scale, name).toBeLessThan(1e-4);
      }
    },
  );

  test('a tap sees what goes into the ReLU', async () => {
    await tf.setBackend('wasm');
    const network = sequential({ input: [4, 4, 3], seed: 2 }, blocks(4, 3));
    const x = tf.randomUniform([1, 4, 4, 3]);
    const activations = network.activations(x);
    expect(activations.map(({ name }) => name)).toEqual(network.layers.map(({ name }) => name));
    expect(Math.min(...activations[0].value.dataSync())).toBeLessThan(0);
    const [last] = activations.slice(-1);
    const y = network.forward(x);
    const far = Math.max(...tf.tidy(() => tf.abs(tf.sub(y, last.value)).dataSync()));
    expect(far).toBeLessThan(1e-5);
    tf.dispose([x, y, activations]);
    network.dispose();
  });

  test.each(['conv1', 'relu1', 'batchNorm1', 'relu2', 'batchNorm2'])(
    'a tap that has to see %s only leaves the others their passes, and sees the same',
    async (tapped) => {
      await tf.setBackend('wasm');
      const network = sequential({ input: [4, 4, 3], seed: 2 }, blocks(4, 3));
      const x = tf.randomUniform([1, 4, 4, 3]);
      const seen: string[] = [];
      let value: ArrayLike<number> = [];
      const y = network.forward(x, {
        tapped,
        tap: ({ name }, output) => {
          seen.push(name);
          if (name === tapped) value = output.dataSync();
          return output;
        },
      });
      const activations = network.activations(x);
      const wanted = activations.find(({ name }) => name === tapped)?.value.dataSync() ?? [];
      const far = Array.from(wanted, (each, i) => Math.abs(each - value[i]));
      expect(Math.max(...far)).toBeLessThan(1e-5);
      // Two ReLUs in eight layers take the layer before them along.
      const alone = tapped === 'conv1' || tapped === 'batchNorm1';
      expect(seen).toHaveLength(network.layers.length - (alone ? 1 : 2));
      tf.dispose([x, y, activations]);
      network.dispose();
    },
  );

  test.each([
    ['a mean over each map', globalAvgPool(), 'Mean', 'OwnRepeatRows'],
    ['a mean of each window', avgPool({ size: 2 }), 'AvgPool', 'OwnAvgPoolGradient'],
    ['the largest of each window', maxPool({ size: 2 }), 'MaxPool', 'MaxPoolGrad'],
  ])('%s is one pass forward and one back', async (_, layer, ...passes) => {
    await tf.setBackend('wasm');
    const context = { training: true, keep: () => undefined };
    const x = tf.randomUniform([2, 6, 4, 5]);
    const dy = tf.ones([2, ...layer.outputShape([6, 4, 5])]);
    const { kernelNames, result } = await tf.profile(() =>
      tf.grad((image: tf.Tensor) => layer.apply(image, {}, context))(x, dy),
    );
    // These only give numbers that are there another name.
    const naming = ['Cast', 'Identity', 'Reshape'];
    const moving = kernelNames.filter((name) => !naming.includes(name));
    expect(moving).toEqual(passes);
    tf.dispose([x, dy, result]);
  });
}

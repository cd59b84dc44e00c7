import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { loadBackend } from '../../backend/index.ts';
import { adadelta, adam, type Optimizer, sgd } from './index.ts';

/** More than four, and no multiple of it. */
export const START = [0.5, -1, 2, 0.25, -0.5, 1.5];
/** Any rule must follow gradients that change with the weights; these are of Σ (w − 1)² · k. */
const slopes = (w: readonly number[]) => w.map((value, i) => 2 * (i + 1) * (value - 1));

export function run(optimizer: Optimizer, steps: number): number[] {
  const value = tf.tidy(() => tf.variable(tf.tensor1d(START)));
  for (let step = 0; step < steps; step++) advance(optimizer, value);
  const result = [...value.dataSync()];
  value.dispose();
  return result;
}

function advance(optimizer: Optimizer, value: tf.Variable, decay = 0): void {
  const gradient = tf.tensor1d(slopes([...value.dataSync()]));
  optimizer.apply([{ name: 'w', value, gradient, decay }]);
  gradient.dispose();
}

type Rule = (w: number, g: number, memory: number[], step: number) => number;

/** The rules once more, number by number. */
const rules: Readonly<Record<string, readonly [() => Optimizer, Rule]>> = {
  'sgd without momentum': [() => sgd({ learningRate: 0.1 }), (w, g) => w - 0.1 * g],
  'sgd with momentum': [
    () => sgd({ learningRate: 0.05, momentum: 0.9 }),
    (w, g, memory) => {
      memory[0] = 0.9 * (memory[0] ?? 0) - 0.05 * g;
      return w + memory[0];
    },
  ],
  'sgd with Nesterov momentum': [
    () => sgd({ learningRate: 0.05, momentum: 0.9, nesterov: true }),
    (w, g, memory) => {
      const before = memory[0] ?? 0;
      memory[0] = 0.9 * before - 0.05 * g;
      return w - 0.9 * before + 1.9 * memory[0];
    },
  ],
  adadelta: [
    () => adadelta({ rho: 0.9, epsilon: 1e-3 }),
    (w, g, memory) => {
      memory[0] = 0.9 * (memory[0] ?? 0) + 0.1 * g * g;
      const step = (-Math.sqrt((memory[1] ?? 0) + 1e-3) / Math.sqrt(memory[0] + 1e-3)) * g;
      memory[1] = 0.9 * (memory[1] ?? 0) + 0.1 * step * step;
      return w + step;
    },
  ],
  adam: [
    () => adam({ learningRate: 0.1 }),
    (w, g, memory, step) => {
      memory[0] = 0.9 * (memory[0] ?? 0) + 0.1 * g;
      memory[1] = 0.999 * (memory[1] ?? 0) + 0.001 * g * g;
      const [mean, square] = [memory[0] / (1 - 0.9 ** step), memory[1] / (1 - 0.999 ** step)];
      return w - (0.1 * mean) / (Math.sqrt(square) + 1e-7);
    },
  ],
};

const named = Object.entries(rules).map(([name, [make, rule]]) => ({ name, make, rule }));

/** Tests that optimizers follow their rules, composed on `cpu` and by our kernels on `wasm`. */
export function testRules(): void {
  beforeAll(async () => {
    await loadBackend('wasm');
    await loadBackend('cpu');
  });

  test.each(named)(
    '$name pulls at weights by their decay, alike on cpu and wasm',
    async ({ make }) => {
      const ends: number[][] = [];
      for (const [backend, decay] of [
        ['cpu', 0.2],
        ['wasm', 0.2],
        ['cpu', 0],
      ] as const) {
        await tf.setBackend(backend);
        const before = tf.memory().numTensors;
        const optimizer = make();
        const value = tf.tidy(() => tf.variable(tf.tensor1d(START)));
        for (let step = 0; step < 4; step++) advance(optimizer, value, decay);
        ends.push([...value.dataSync()]);
        value.dispose();
        optimizer.dispose();
        expect(tf.memory().numTensors).toBe(before);
      }
      const [cpu, wasm, free] = ends;
      wasm.forEach((weight, i) => expect(weight).toBeCloseTo(cpu[i], 5));
      expect(Math.max(...cpu.map((weight, i) => Math.abs(weight - free[i])))).toBeGreaterThan(1e-3);
    },
  );

  const everywhere = named.flatMap((each) =>
    ['cpu', 'wasm'].map((backend) => ({ ...each, backend })),
  );

  test.each(everywhere)('$name follows its rule over six steps on $backend', async (each) => {
    const { make, rule, backend } = each;
    await tf.setBackend(backend);
    const memories = START.map((): number[] => []);
    let w = [...START];
    for (let step = 1; step <= 6; step++) {
      const g = slopes(w);
      w = w.map((value, i) => rule(value, g[i], memories[i], step));
    }
    const optimizer = make();
    run(optimizer, 6).forEach((value, i) => expect(value).toBeCloseTo(w[i], 4));
    optimizer.dispose();
  });

  test.each(everywhere)('$name goes on from its state to the bit on $backend', async (each) => {
    const { make, backend } = each;
    await tf.setBackend(backend);
    const whole = make();
    const value = tf.tidy(() => tf.variable(tf.tensor1d(START)));
    for (let step = 0; step < 3; step++) advance(whole, value);
    const state = await whole.state();
    const copy = tf.variable(tf.tensor1d(value.dataSync() as Float32Array));
    for (let step = 0; step < 3; step++) advance(whole, value);
    const resumed = make();
    resumed.restore(state);
    for (let step = 0; step < 3; step++) advance(resumed, copy);
    expect(copy.dataSync()).toEqual(value.dataSync());
    [whole, resumed].forEach((optimizer) => optimizer.dispose());
    tf.dispose([value, copy]);
  });

  test.each(named)('$name leaves no tensor behind when it is disposed', ({ make }) => {
    const before = tf.memory().numTensors;
    const optimizer = make();
    run(optimizer, 3);
    optimizer.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
}

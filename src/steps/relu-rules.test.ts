import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { ready } from '../cnn/backend/index.ts';
import { inputGradient } from '../cnn/explain/index.ts';
import { dense, flatten, relu } from '../cnn/layers/index.ts';
import { sequential } from '../cnn/model/index.ts';
import { Random } from '../cnn/tensor/random.ts';
import { reluRules, RULES } from './index.ts';

const INPUT = [
  [1, -1, 5],
  [2, -5, -7],
  [-3, 2, 4],
];
const ABOVE = [
  [-2, 3, -1],
  [6, -3, 1],
  [2, -1, 3],
];

test('the last frame has the three known tables', () => {
  const { outputs } = [...reluRules(INPUT, ABOVE)].at(-1)!;
  expect(outputs).toEqual({
    gradient: [
      [-2, 0, -1],
      [6, 0, 0],
      [0, -1, 3],
    ],
    deconvnet: [
      [0, 3, 0],
      [6, 0, 1],
      [2, 0, 3],
    ],
    guided: [
      [0, 0, 0],
      [6, 0, 0],
      [0, 0, 3],
    ],
  });
});

test('for random numbers, zeros among them, the last frame equals the framework by each rule', async () => {
  await ready({ backend: 'cpu' });
  const random = new Random(3);
  const numbers = () =>
    Array.from({ length: 4 }, () => Array.from({ length: 5 }, () => random.integer(7) - 3));
  const network = sequential({ input: [4, 5, 1], seed: 1 }, [
    relu(),
    flatten(),
    dense({ units: 1 }),
  ]);
  for (let i = 0; i < 10; i++) {
    const [input, above] = [numbers(), numbers()];
    const weights = network.variables().find(({ name }) => name === 'dense1/weights')!.value;
    tf.tidy(() => weights.assign(tf.tensor2d(above.flat(), [20, 1])));
    const { outputs } = [...reluRules(input, above)].at(-1)!;
    const image = { shape: [4, 5, 1], data: Float32Array.from(input.flat()) };
    for (const rule of RULES) {
      const { data } = await inputGradient(network, image, { unit: { class: 0 }, relu: rule });
      expect(
        [...data].map((value) => value + 0),
        rule,
      ).toEqual(outputs[rule].flat());
    }
  }
  network.dispose();
});

test('each step says why it passes or stops', () => {
  const texts = [...reluRules([[1, 1, -1, 0]], [[2, -2, 3, -4]])].map(({ text }) => text);
  expect(texts[0]).toContain('all three let it pass');
  expect(texts[1]).toContain('the other two stop');
  expect(texts[2]).toBe(
    'Row 1, column 3: the input was −1, the signal is 3: only the deconvnet, which does not ask for the input, lets it pass.',
  );
  expect(texts[3]).toContain('nothing passes');
});

test('grids of different sizes are refused', () => {
  expect(() => [...reluRules([[1]], [[1, 2]])]).toThrow('reluRules: expected a signal as large');
});

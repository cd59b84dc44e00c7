import { expect, test } from 'vitest';
import { DivergedError, parseNetwork, ready, scenes, sgd, train } from '../../../src/cnn/index.ts';
import { FIRST_SETTINGS } from '../../../src/elements/train-lab/defaults.ts';
import { CONVNETJS, PRESETS } from '../../../src/elements/train-lab/networks.ts';

const parameters = (text: string) => parseNetwork(text).summary().parameters;

test('the network of the lesson has 22,466 parameters', () => {
  // conv 16·(5·5·3+1) + 20·(5·5·16+1) + 20·(5·5·20+1), dense 10·(4·4·20+1).
  expect(parameters(CONVNETJS)).toBe(1216 + 8020 + 10020 + 3210);
  expect(parameters(CONVNETJS)).toBe(22466);
});

test('the linear one has more of them, 30,730', () => {
  const linear = PRESETS.find(({ name }) => name === 'one linear layer')!;
  expect(parameters(linear.text)).toBe(30730);
});

test('every network to start from gives ten scores', () => {
  for (const { text } of PRESETS) {
    expect(parseNetwork(text).summary().layers.at(-1)?.outputShape).toEqual([10]);
  }
});

test('guessing among ten costs 2.303 nats', () => {
  expect(-Math.log(1 / 10)).toBeCloseTo(2.303, 3);
});

test('with learning rate 1 the loss of a network that was learning goes up, and what it learnt is lost', async () => {
  const { momentum, batchSize } = FIRST_SETTINGS;
  const { train: images } = scenes({ seed: 1, train: 1000, test: 0 });
  const network = parseNetwork(CONVNETJS);
  const optimizer = sgd({ learningRate: 0.01, momentum });
  await ready();
  const losses: number[] = [];
  let isDiverged = false;
  try {
    for await (const { step, loss } of train(network, images, {
      optimizer,
      batchSize,
      steps: 160,
    })) {
      losses.push(loss);
      // × 10, twice.
      if (step === 120) optimizer.settings.learningRate *= 100;
    }
  } catch (error) {
    if (!(error instanceof DivergedError)) throw error;
    isDiverged = true;
  } finally {
    network.dispose();
  }
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b) / values.length;
  const before = mean(losses.slice(100, 120));
  expect(before).toBeLessThan(1.2);
  // The step with the new rate is seen in the loss of the one after it.
  expect(mean(losses.slice(121, 124))).toBeGreaterThan(10 * before);
  // Either the weights overflow, or every ReLU is silent and the ten classes are equally likely.
  if (!isDiverged) expect(mean(losses.slice(-10))).toBeGreaterThan(2.2);
});

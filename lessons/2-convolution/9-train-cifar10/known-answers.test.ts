import { expect, test } from 'vitest';
import { parseNetwork } from '../../../src/cnn/index.ts';
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

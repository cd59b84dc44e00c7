import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { evaluate, formatNetwork, loadModel, ready, scenes } from '../src/cnn/index.ts';
import { recipeNamed } from '../src/cnn/train/index.ts';

const MODELS = 'assets/models';
const names = readdirSync(MODELS);

beforeAll(() => ready({ backend: 'wasm' }));

test('the three networks ship', () => {
  expect(names).toEqual(expect.arrayContaining(['convnetjs', 'deep', 'pocket']));
});

test.each(names)('%s is what its page says', async (name) => {
  const model = readFileSync(`${MODELS}/${name}/model.safetensors`);
  const page = readFileSync(`${MODELS}/${name}/SOURCE.md`, 'utf8');
  expect(page).toContain(createHash('sha256').update(model).digest('hex'));
  expect(model.length).toBeLessThanOrEqual(2_000_000);
  const network = loadModel(model);
  expect(page).toContain(network.summary().parameters.toLocaleString('en-US'));
  const [, right, count] = /\| drawn scenes \| ([\d,]+) \| ([\d,]+) \|/.exec(page) ?? [];
  const claimed = Number(right.replaceAll(',', '')) / Number(count.replaceAll(',', ''));
  const fresh = recipeNamed(name)(network.seed);
  expect(formatNetwork(network)).toBe(formatNetwork(fresh));
  // The first 400 of the scenes that it was tested on, which are of the run's seed: chance moves the share by less
  // than 6 % either way.
  const seed = Number(/\| seed \| (\d+) \|/.exec(page)?.[1]);
  const { accuracy } = await evaluate(network, scenes({ seed, train: 0, test: 400 }).test);
  expect(Math.abs(accuracy - claimed)).toBeLessThan(0.06);
  network.dispose();
});

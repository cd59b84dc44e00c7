import { expect, test } from 'vitest';
import { loadBackend } from '../../src/cnn/backend/index.ts';
import { parseNetwork, scenes } from '../../src/cnn/index.ts';
import { checkNetwork } from './check-network.ts';
import { meanInterval } from './mean-interval.ts';
import { report } from './report.ts';
import { readOptions } from './sanity-options.ts';

test('a mean comes with 1.96 standard errors, and what is no number does not count', () => {
  const { n, mean, half } = meanInterval([1, 2, 3, NaN]);
  expect([n, mean]).toEqual([3, 2]);
  expect(half).toBeCloseTo(1.959964 / Math.sqrt(3), 6);
});

test('each network has its table: three rules, a column a layer, n and intervals', async () => {
  await loadBackend('cpu');
  const network = parseNetwork(`sequential({ input: [8, 8, 3], seed: 2 }, [
    conv2d({ filters: 4, size: 3, pad: 1 }), relu(), flatten(), dense({ units: 10 }),
  ])`);
  const drawn = scenes({ seed: 1, train: 1, test: 40 }).test;
  // A corner of each image is enough for a network that has learnt nothing.
  const corner = {
    ...drawn,
    shape: [8, 8, 3] as const,
    images: drawn.images.slice(0, drawn.count * 192),
  };
  const said: number[] = [];
  const sanity = await checkNetwork(network, corner, {
    images: 2,
    seed: 1,
    say: (done) => said.push(done),
  });
  network.dispose();
  expect(said).toEqual([1, 2]);
  expect(sanity.layers).toEqual(['dense1', 'conv1']);
  const text = report(
    [{ name: 'tiny', sha256: '0123456789abcdef', sanity }],
    readOptions(['--data', 'scenes']),
  );
  expect(text).toContain('| + conv1');
  expect(text).toMatch(/Guided backpropagation +\| −?\d\.\d\d ± \d\.\d\d/);
  expect(text).toContain('of 2; 95 % interval');
  expect(text).toContain('File 0123456789ab….');
});

test('what is missing or wrong on the command line is said', () => {
  expect(() => readOptions([])).toThrow('--data is missing');
  expect(() => readOptions(['--data', 'x', '--images', '1'])).toThrow('whole number from 2');
});

import { expect, test } from 'vitest';
import {
  conv2d,
  dense,
  flatten,
  maxPool,
  parseNetwork,
  relu,
  sequential,
} from '../../../src/cnn/index.ts';
import { patternLayers, planNetwork, planText } from '../../../src/steps/index.ts';

const WIDTHS = { filters: 16, size: 3, hidden: 64, classes: 10 };

test('a fully connected layer of ten on 4×4×20 has 3,200 weights, 3,210 parameters, as a convolution of its size', () => {
  const input = [4, 4, 20];
  const connected = sequential({ input, seed: 1 }, [flatten(), dense({ units: 10 })]);
  const convolved = sequential({ input, seed: 1 }, [conv2d({ filters: 10, size: 4 })]);
  expect(connected.summary().parameters).toBe(3210);
  expect(convolved.summary().parameters).toBe(3210);
});

test('on 32×32 five blocks fit, and six do not', () => {
  const blocks = (m: number) => patternLayers({ n: 1, m, k: 0, pool: true }, WIDTHS);
  expect(() => parseNetwork(planText([32, 32, 3], blocks(5), 1))).not.toThrow();
  expect(() => parseNetwork(planText([32, 32, 3], blocks(6), 1))).toThrow('pool6');
  const wrong = planNetwork([32, 32, 3], blocks(6)).find(({ problem }) => problem !== '');
  expect(wrong?.name).toBe('pool6');
});

test('three 3×3 convolutions see 7 pixels, as one of 7×7 does', () => {
  const seen = (layers: Parameters<typeof sequential>[1]) =>
    sequential({ input: [32, 32, 3], seed: 1 }, layers)
      .summary()
      .layers.at(-1)?.receptiveField;
  const three = () => conv2d({ filters: 4, size: 3, pad: 1 });
  expect(seen([three(), relu(), three(), relu(), three()])).toBe(7);
  expect(seen([conv2d({ filters: 4, size: 7, pad: 3 })])).toBe(7);
});

test('in the pattern with one hidden layer the convolutions compute most and the FC layers hold most', () => {
  const rows = planNetwork([32, 32, 3], patternLayers({ n: 1, m: 3, k: 1, pool: true }, WIDTHS));
  const largest = (field: 'parameters' | 'multiplyAdds') =>
    rows.reduce((most, row) => (row[field] > most[field] ? row : most)).name;
  expect(largest('parameters')).toBe('dense1');
  expect(largest('multiplyAdds')).toMatch(/^conv/);
});

test('the stride that is to replace the pool does not fit with F = 3, P = 1, and does with F = 4, P = 1', () => {
  const conv = (size: number, pad: number) =>
    planNetwork([32, 32, 3], [{ kind: 'conv', filters: 16, size, stride: 2, pad }])[0];
  expect(conv(3, 1).problem).toContain('16.5');
  expect(conv(4, 1).output).toEqual([16, 16, 16]);
  expect(conv(2, 0).output).toEqual([16, 16, 16]);
});

test('a network under 10,000 parameters can see 20 pixels before its dense layer', () => {
  const { layers, parameters } = sequential({ input: [32, 32, 3], seed: 7 }, [
    conv2d({ filters: 8, size: 5, pad: 2 }),
    relu(),
    maxPool({ size: 2 }),
    conv2d({ filters: 8, size: 5, pad: 2 }),
    relu(),
    maxPool({ size: 2 }),
    conv2d({ filters: 8, size: 3, pad: 1 }),
    relu(),
    maxPool({ size: 2 }),
    flatten(),
    dense({ units: 10 }),
  ]).summary();
  expect(parameters).toBeLessThan(10_000);
  expect(layers.find(({ name }) => name === 'pool3')?.receptiveField).toBeGreaterThanOrEqual(20);
});

import { expect, test } from 'vitest';
import { formatNetwork, parseNetwork } from '../cnn/model/index.ts';
import { patternLayers, patternOf, type PlanLayer, planNetwork, planText } from './index.ts';

const WIDTHS = { filters: 16, size: 3, hidden: 64, classes: 10 };
const relu: PlanLayer = { kind: 'relu' };
const conv = (filters: number, size: number, pad = 0, stride = 1): PlanLayer => ({
  kind: 'conv',
  filters,
  size,
  stride,
  pad,
});
const pool = (size: number, stride = size): PlanLayer => ({ kind: 'pool', size, stride });
const dense = (units: number): PlanLayer => ({ kind: 'dense', units });

const CONVNETJS = [16, 20, 20].flatMap((filters) => [conv(filters, 5, 2), relu, pool(2)]);

test.each<[string, PlanLayer[]]>([
  ['the ConvNetJS network', [...CONVNETJS, dense(10)]],
  ['strides and overlapping pools', [conv(8, 4, 0, 4), relu, pool(2), conv(9, 3, 1), dense(10)]],
  ['dense layers only', [dense(64), relu, dense(10)]],
  ['a pool of 3 by 2', [conv(6, 6), pool(3, 2), dense(5)]],
  ['the pattern', patternLayers({ n: 2, m: 3, k: 1, pool: true }, WIDTHS)],
])('%s is counted as the framework counts it', (_, layers) => {
  const text = planText([32, 32, 3], layers, 7);
  const network = parseNetwork(text);
  expect(formatNetwork(network)).toBe(text);
  const kept = network
    .summary()
    .layers.filter(({ kind }) => kind !== 'normalize' && kind !== 'flatten');
  const rows = planNetwork([32, 32, 3], layers);
  expect(rows.map(({ output }) => output)).toEqual(kept.map((layer) => layer.outputShape));
  for (const field of ['name', 'parameters', 'multiplyAdds', 'receptiveField'] as const)
    expect(rows.map((row) => row[field])).toEqual(kept.map((layer) => layer[field]));
});

test('r + (F − 1)·j of what a row says of its input is how far it sees, and j·S what the next row says', () => {
  const rows = planNetwork([32, 32, 3], [conv(8, 4, 0, 4), relu, pool(2), conv(9, 3, 1), dense(10)]); // prettier-ignore
  expect(rows[0]).toMatchObject({ inputField: 1, inputStride: 1 });
  for (const [i, { layer, inputField, inputStride, receptiveField }] of rows.entries()) {
    if (layer.kind !== 'conv' && layer.kind !== 'pool') continue;
    expect(receptiveField).toBe(inputField + (layer.size - 1) * inputStride);
    expect(rows[i + 1]).toMatchObject({ inputField: receptiveField, inputStride: inputStride * layer.stride }); // prettier-ignore
  }
});

test('ten 5×5×3 filters on 32×32×3 have 760 parameters and keep the size with pad 2', () => {
  const [row] = planNetwork([32, 32, 3], [conv(10, 5, 2)]);
  expect(row).toMatchObject({ output: [32, 32, 10], parameters: 760, receptiveField: 5 });
});

test('a window that does not fit says so where it stands, with the number, and stops what follows', () => {
  const rows = planNetwork([7, 7, 1], [conv(1, 3, 0, 3), relu, dense(2)]);
  expect(rows[0].problem).toBe('does not fit: (7 − 3)/3 + 1 = 2.33.');
  expect(rows.map(({ output }) => output)).toEqual([null, null, null]);
  expect(rows.slice(1).map(({ problem }) => problem)).toEqual(['', '']);
});

test('what the plan refuses, the framework refuses too', () => {
  for (const layers of [
    [conv(1, 3, 0, 2), dense(10)],
    [conv(4, 33)],
    [pool(5)],
    [dense(4), conv(2, 1)],
    [dense(4), pool(2)],
  ]) {
    expect(planNetwork([32, 32, 3], layers).some(({ problem }) => problem !== '')).toBe(true);
    expect(() => parseNetwork(planText([32, 32, 3], layers, 1))).toThrow();
  }
});

test('a pattern is found again in its layers, and none in others', () => {
  for (const n of [1, 2, 3])
    for (const m of [1, 2, 4])
      for (const k of [0, 1, 2])
        expect(patternOf(patternLayers({ n, m, k, pool: true }, WIDTHS))).toEqual({
          n,
          m,
          k,
          pool: true,
        });
  expect(patternOf([dense(10)])).toEqual({ n: 1, m: 0, k: 0, pool: false });
  expect(patternOf([conv(4, 3, 1), dense(10)])).toBeUndefined();
  expect(patternOf([conv(4, 3, 1), relu, pool(2), conv(4, 3, 1), relu, dense(10)])).toBeUndefined();
});

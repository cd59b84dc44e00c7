import { expect, test } from 'vitest';
import { conv2d, sequential } from '../../../src/cnn/index.ts';
import { COLOUR_FILTERS } from '../../../src/elements/image-filter/start-filters.ts';
import { convolveAll, convolveAt } from '../../../src/steps/index.ts';

const image = [0, 1, 2].map((channel) =>
  Array.from({ length: 32 }, (_, r) =>
    Array.from({ length: 32 }, (_, c) => (r * 7 + c * 3 + channel * 11) % 256),
  ),
);

test('a 5×5×3 filter makes one number of 75 products and a bias', () => {
  const filters = COLOUR_FILTERS.slice(0, 1);
  const frame = convolveAt({ input: image, filters }, { filter: 0, row: 3, column: 9 });
  expect(frame.products).toHaveLength(75);
  const sum = frame.products.reduce((all, { value, weight }) => all + value * weight, 0);
  expect(frame.value).toBeCloseTo(sum + frame.bias, 9);
});

test('one filter on 32×32×3 gives one map of 28×28, and the figure’s six give 28×28×6', () => {
  const shape = (count: number) => {
    const maps = convolveAll({ input: image, filters: COLOUR_FILTERS.slice(0, count) });
    return [maps[0].length, maps[0][0].length, maps.length];
  };
  expect(shape(1)).toEqual([28, 28, 1]);
  expect(shape(6)).toEqual([28, 28, 6]);
});

test('the framework says the same: 6 filters, 28×28×6, 76 numbers each, and 150 weights each in the next layer', () => {
  const layer = conv2d({ filters: 6, size: 5 });
  expect(layer.outputShape([32, 32, 3])).toEqual([28, 28, 6]);
  const one = sequential({ input: [32, 32, 3], seed: 7 }, [conv2d({ filters: 1, size: 5 })]);
  expect(one.summary().parameters).toBe(76);
  const two = [conv2d({ filters: 6, size: 5 }), conv2d({ filters: 1, size: 5 })];
  const both = sequential({ input: [32, 32, 3], seed: 7 }, two).summary().parameters;
  expect(both - 6 * 76).toBe(150 + 1);
});

test('on a grey picture the filters of opposed colours answer with their bias alone', () => {
  const grey = [image[0], image[0], image[0]];
  const opposed = COLOUR_FILTERS.filter(({ name }) => name.includes('against'));
  expect(opposed).toHaveLength(2);
  for (const map of convolveAll({ input: grey, filters: opposed }))
    for (const value of map.flat()) expect(value).toBeCloseTo(0, 9);
});

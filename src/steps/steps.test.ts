import { expect, test } from 'vitest';
import {
  convolve,
  convolveAll,
  convolveAt,
  type ConvolveOptions,
  type Filter,
  filterNamed,
  type Grid,
  NAMED_FILTERS,
  type ProductFrame,
  reaches,
  reluBackward,
  reluForward,
  shown,
  sizes,
  sizeSteps,
} from './index.ts';

/** Small whole numbers that differ from place to place, so that a mixed-up index shows. */
function numbers(rows: number, columns: number, seed: number): number[][] {
  return Array.from({ length: rows }, (_, r) =>
    Array.from({ length: columns }, (_, c) => ((r * 31 + c * 17 + seed * 13) % 11) - 5),
  );
}

function volume(depth: number, rows: number, columns: number, seed: number): Grid[] {
  return Array.from({ length: depth }, (_, channel) => numbers(rows, columns, seed + channel));
}

/** The sum as it is defined, on a padded copy: no generator, no windows. */
function plainLoop({ input, filters, stride = 1, pad = 0, dilation = 1 }: ConvolveOptions) {
  const padded = input.map((grid) => {
    const wide = new Array<number>(grid[0].length + 2 * pad).fill(0);
    const ring = Array.from({ length: pad }, () => wide);
    const zeros = new Array<number>(pad).fill(0);
    return [...ring, ...grid.map((line) => [...zeros, ...line, ...zeros]), ...ring];
  });
  return filters.map(({ weights, bias }) => {
    const reach = (weights[0].length - 1) * dilation;
    const map: number[][] = [];
    for (let top = 0; top + reach < padded[0].length; top += stride) {
      const line: number[] = [];
      for (let left = 0; left + reach < padded[0][0].length; left += stride) {
        let total = bias;
        for (let k = 0; k < input.length; k++)
          for (let i = 0; i < weights[k].length; i++)
            for (let j = 0; j < weights[k].length; j++)
              total += weights[k][i][j] * padded[k][top + i * dilation][left + j * dilation];
        line.push(total);
      }
      map.push(line);
    }
    return map;
  });
}

function last<Frame>(frames: Iterable<Frame>): Frame {
  return [...frames].at(-1) as Frame;
}

const one = (weights: Grid, bias = 0): Filter => ({ weights: [weights], bias });

test('the last frame equals a plain loop for every size, stride and padding that fits', () => {
  let checked = 0;
  for (let side = 1; side <= 9; side++)
    for (let size = 1; size <= 5; size++)
      for (let stride = 1; stride <= 3; stride++)
        for (let pad = 0; pad <= 3; pad++) {
          if (!sizes({ input: side, size, stride, pad }).fits) continue;
          const input = [numbers(side, side, 1)];
          const options = { input, filters: [one(numbers(size, size, 2), 3)], stride, pad };
          expect(last(convolve(options)).output).toEqual(plainLoop(options));
          checked++;
        }
  expect(checked).toBeGreaterThan(200);
});

test('the last frame equals a plain loop for three channels, two filters, an odd shape and dilation', () => {
  const filters = [7, 9].map((seed) => ({ weights: volume(3, 3, 3, seed), bias: seed }));
  const options = { input: volume(3, 9, 7, 4), filters, stride: 2, pad: 1, dilation: 2 };
  expect(last(convolve(options)).output).toEqual(plainLoop(options));
});

test('every frame adds one output number, and its products, sum and bias make that number', () => {
  const options = { input: [numbers(5, 5, 1)], filters: [one(numbers(3, 3, 2), 4)], pad: 1 };
  const frames = [...convolve(options)] as ProductFrame[];
  expect(frames).toHaveLength(25);
  for (const [index, frame] of frames.entries()) {
    const filled = frame.output[0].flat().filter((value) => value !== null);
    expect(filled).toHaveLength(index + 1);
    const sum = frame.products.reduce((total, { value, weight }) => total + value * weight, 0);
    expect(frame.sum).toBe(sum);
    expect(frame.value).toBe(sum + 4);
    expect(frame.output[0][frame.row][frame.column]).toBe(frame.value);
  }
});

test('the cells of the padding are marked and count as 0', () => {
  const options = { input: [[[5]]], filters: [one(numbers(3, 3, 2))], pad: 1 };
  const [frame] = [...convolve(options)] as ProductFrame[];
  expect(frame.window).toEqual({ top: -1, left: -1, span: 3 });
  expect(frame.products.filter(({ inside }) => inside)).toHaveLength(1);
  expect(frame.products.filter(({ inside }) => !inside).every(({ value }) => value === 0)).toBe(
    true,
  );
  expect(frame.text).toContain('8 of them with padding');
});

test('a filter that does not fit ends on a frame that runs off the edge', () => {
  const options = { input: [numbers(7, 7, 1)], filters: [one(numbers(3, 3, 2))], stride: 3 };
  const frames = [...convolve(options)];
  expect(frames.map(({ kind }) => kind)).toEqual(['product', 'product', 'overrun']);
  expect(frames[2]).toMatchObject({ over: { right: 2, below: 0 }, window: { left: 6, top: 0 } });
  expect(frames[2].text).toBe(
    'The filter does not fit: output column 3 would reach 2 cells past the right edge, so there is no output.',
  );
});

test('a filter that is too tall runs off below', () => {
  const options = { input: [numbers(6, 7, 1)], filters: [one(numbers(3, 3, 2))], stride: 2 };
  expect(last(convolve(options))).toMatchObject({ kind: 'overrun', over: { right: 0, below: 1 } });
});

test('a filter with the wrong depth is refused in a sentence', () => {
  const options = { input: volume(2, 3, 3, 1), filters: [one([[1]])] };
  expect(() => [...convolve(options)]).toThrow('a filter with 2 channels like the input, got 1');
});

test.each([
  { input: 7, size: 3, stride: 1, pad: 0, exact: 5 },
  { input: 7, size: 3, stride: 2, pad: 0, exact: 3 },
  { input: 7, size: 3, stride: 1, pad: 1, exact: 7 },
  { input: 32, size: 5, stride: 1, pad: 0, exact: 28 },
  { input: 28, size: 5, stride: 1, pad: 0, exact: 24 },
  { input: 32, size: 5, stride: 1, pad: 2, exact: 32 },
])('$input cells, filter $size, stride $stride, pad $pad: $exact places', ({ exact, ...given }) => {
  expect(sizes(given)).toMatchObject({ exact, fits: true });
  expect(sizes(given).starts).toHaveLength(exact);
});

test('7 cells, filter 3, stride 3 come to 2.33 places, and the third runs 2 cells off the edge', () => {
  const result = sizes({ input: 7, size: 3, stride: 3 });
  expect(shown(result.exact)).toBe('2.33');
  expect(result).toMatchObject({ fits: false, starts: [0, 3], overrun: { start: 6, over: 2 } });
});

test('each place says which cells it spans, zeros of the padding apart, and the last step whether it fits', () => {
  const told = (input: number, size: number, stride: number, pad: number) =>
    [...sizeSteps({ input, size, stride, pad })].map(({ text }) => text);
  expect(told(5, 3, 2, 1)).toEqual([
    'Place 1 spans cells 1 to 2 and 1 zero of the padding.',
    'Place 2 spans cells 2 to 4.',
    'Place 3 spans cells 4 to 5 and 1 zero of the padding.',
    'The filter fits in 3 places.',
  ]);
  expect(told(1, 1, 1, 1).slice(0, 2)).toEqual([
    'Place 1 spans 1 zero of the padding.',
    'Place 2 spans cell 1.',
  ]);
  expect(told(7, 3, 3, 0).at(-1)).toContain('place 3 runs 2 cells off the edge');
});

test('padding of (F − 1)/2 keeps the size for every odd filter', () => {
  for (const size of [1, 3, 5, 7])
    for (let input = 1; input <= 32; input++)
      expect(sizes({ input, size, pad: (size - 1) / 2 }).exact).toBe(input);
});

test('a filter longer than the padded side has no place at all', () => {
  const result = sizes({ input: 3, size: 5 });
  expect(result).toMatchObject({ fits: false, starts: [], overrun: { start: 0, over: 2 } });
});

test('a cell reaches exactly the outputs whose windows cover it', () => {
  for (const options of [
    { input: 7, size: 3, stride: 2, pad: 1 },
    { input: 9, size: 3, stride: 1, pad: 2, dilation: 2 },
  ]) {
    const frames = [...convolve({ ...options, input: [numbers(options.input, options.input, 1)], filters: [one(numbers(3, 3, 1))] })] as ProductFrame[]; // prettier-ignore
    for (let index = 0; index < options.input; index++) {
      const covering = frames
        .filter(({ row }) => row === 0)
        .flatMap(({ column, products }) =>
          products
            .filter((each) => each.filterRow === 0 && each.column === index)
            .map((each) => ({ output: column, weight: each.filterColumn })),
        );
      expect(reaches(index, options)).toEqual(covering);
    }
  }
});

const forward = [
  [1, -1, 5],
  [2, -5, -7],
  [-3, 2, 4],
];
const above = [
  [-2, 3, -1],
  [6, -3, 1],
  [2, -1, 3],
];

test('ReLU turns [1,−1,5; 2,−5,−7; −3,2,4] into [1,0,5; 2,0,0; 0,2,4]', () => {
  const frame = last(reluForward(forward));
  expect(frame.output).toEqual([
    [1, 0, 5],
    [2, 0, 0],
    [0, 2, 4],
  ]);
  expect([...reluForward(forward)]).toHaveLength(9);
});

test('the gradient [−2,3,−1; 6,−3,1; 2,−1,3] goes back as [−2,0,−1; 6,0,0; 0,−1,3]', () => {
  expect(last(reluBackward(forward, above)).output).toEqual([
    [-2, 0, -1],
    [6, 0, 0],
    [0, -1, 3],
  ]);
});

test('at exactly 0 nothing passes, forward or back', () => {
  expect(last(reluForward([[0]])).output).toEqual([[0]]);
  expect(last(reluBackward([[0]], [[4]])).output).toEqual([[0]]);
  expect(last(reluBackward([[0]], [[4]])).text).toContain('not above 0');
});

test('a gradient of another size is refused', () => {
  expect(() => [...reluBackward(forward, [[1]])]).toThrow('as large as the input');
});

test('numbers are shown with three significant digits and a real minus sign', () => {
  expect([-2 / 3, 1, 0, -0, 1234.5, 0.1 + 0.2, Infinity].map(shown)).toEqual([
    '−0.667',
    '1',
    '0',
    '0',
    '1230',
    '0.3',
    '∞',
  ]);
});

test('turned round, the filter meets its cells in the opposite order: the last frame equals a plain loop on the turned filter', () => {
  const weights = volume(2, 3, 3, 5);
  const turned = weights.map((grid) => [...grid].reverse().map((line) => [...line].reverse()));
  const given = { input: volume(2, 6, 7, 1), pad: 1, dilation: 2 };
  const flipped = { ...given, filters: [{ weights, bias: 2 }], flip: true };
  expect(last(convolve(flipped)).output).toEqual(
    plainLoop({ ...given, filters: [{ weights: turned, bias: 2 }] }),
  );
  const [frame] = [...convolve(flipped)] as ProductFrame[];
  expect(frame.products[0]).toMatchObject({ filterRow: 2, filterColumn: 2 });
  expect(frame.products[0].weight).toBe(weights[0][2][2]);
});

test('a 5×5×3 filter on 32×32×3 adds 75 products and a bias, 28×28 times; six filters give 28×28×6', () => {
  const input = volume(3, 32, 32, 1);
  const filters = Array.from({ length: 6 }, (_, k) => ({ weights: volume(3, 5, 5, k), bias: k }));
  const frame = convolveAt({ input, filters }, { filter: 5, row: 27, column: 27 });
  expect(frame.products).toHaveLength(75);
  expect(frame.partials).toHaveLength(3);
  const sum = frame.products.reduce((total, { value, weight }) => total + value * weight, 0);
  expect(frame.value).toBe(sum + 5);
  const maps = convolveAll({ input, filters });
  expect([maps.length, maps[0].length, maps[0][0].length]).toEqual([6, 28, 28]);
  expect(maps[5][27][27]).toBe(frame.value);
});

test('all at once is what the last frame holds, and each place alone is its frame', () => {
  const filters = [7, 9].map((seed) => ({ weights: volume(3, 3, 3, seed), bias: seed }));
  const options = { input: volume(3, 6, 7, 4), filters, pad: 1, stride: 2, flip: true };
  const fitting = { ...options, input: volume(3, 5, 7, 4) };
  expect(convolveAll(fitting)).toEqual(last(convolve(fitting)).output);
  for (const frame of [...convolve(fitting)] as ProductFrame[]) {
    expect(convolveAt(fitting, frame)).toEqual({ ...frame, output: [] });
  }
  expect(() => convolveAt(fitting, { filter: 0, row: 9, column: 0 })).toThrow('got map 0, row 9');
});

test('with three channels the step says the three partial sums, and with two filters which map', () => {
  const input = [[[1]], [[2]], [[3]]];
  const filters = [
    { weights: [[[1]], [[-2]], [[1]]], bias: 1 },
    { weights: [[[0]], [[0]], [[0]]], bias: 0 },
  ];
  const [frame] = [...convolve({ input, filters })] as ProductFrame[];
  expect(frame.partials).toEqual([1, -4, 3]);
  expect(frame.text).toBe(
    'Map 1, row 1, column 1: 3 products add up to 1 − 4 + 3 = 0; plus bias 1 is 1.',
  );
});

test('blurs keep the brightness of an even area, edge filters answer 0 there', () => {
  for (const { id, weights, look } of NAMED_FILTERS) {
    const sum = weights.flat().reduce((total, weight) => total + weight, 0);
    expect(sum, id).toBeCloseTo(look === 'picture' ? 1 : 0, 12);
  }
});

test('the Sobel filters are each other turned over the diagonal, and the corner filter is 0 on a straight edge', () => {
  const across = filterNamed('edge-left-right')!.weights;
  const down = filterNamed('edge-top-bottom')!.weights;
  expect(down).toEqual(across.map((_, r) => across.map((line) => line[r])));
  const edge = Array.from({ length: 5 }, () => [9, 9, 0, 0, 0]);
  const corner = [[9, 9, 0, 0, 0], [9, 9, 0, 0, 0], [0, 0, 0, 0, 0], [0, 0, 0, 0, 0], [0, 0, 0, 0, 0]]; // prettier-ignore
  const filters = [one(filterNamed('corners')!.weights)];
  expect(new Set(convolveAll({ input: [edge], filters }).flat(2))).toEqual(new Set([0]));
  expect(Math.max(...convolveAll({ input: [corner], filters }).flat(2))).toBe(9);
  expect(filterNamed('none')).toBeUndefined();
});

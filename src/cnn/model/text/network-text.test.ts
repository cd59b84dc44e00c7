import { expect, test } from 'vitest';
import {
  avgPool,
  batchNorm,
  concat,
  conv2d,
  dense,
  dropout,
  flatten,
  localResponseNorm,
  maxPool,
  normalize,
  relu,
  residual,
} from '../../layers/index.ts';
import { InputError } from '../../tensor/input-error.ts';
import {
  architectures,
  formatNetwork,
  NetworkTextError,
  parseNetwork,
  sequential,
} from '../index.ts';

const CONVNETJS = `sequential({ input: [32, 32, 3], seed: 7 }, [
  conv2d({ filters: 16, size: 5, pad: 2 }),
  relu(),
  maxPool({ size: 2 }),
  flatten(),
  dense({ units: 10 }),
])`;

test('a network is written as the code that makes it, a layer a line, without defaults', () => {
  const net = sequential({ input: [32, 32, 3], seed: 7 }, [
    conv2d({ filters: 16, size: 5, stride: 1, pad: 2, fit: 'exact' }),
    relu(),
    maxPool({ size: 2, stride: 2 }),
    flatten(),
    dense({ units: 10 }),
  ]);
  expect(formatNetwork(net)).toBe(CONVNETJS);
});

const BRANCHED = `sequential({ input: [8, 8, 4], seed: -3 }, [
  normalize({ mean: [0.1, 0.2, 0.3, 0.4], deviation: 1e-7 }),
  residual([
    conv2d({ filters: 4, size: 3, pad: 1, bias: false }),
    batchNorm({ momentum: 0.99 }),
  ]),
  residual([
    conv2d({ filters: 8, size: 1 }),
  ], [
    conv2d({ filters: 8, size: 1 }),
  ]),
  concat([
    [],
    [
      avgPool({ size: 3, stride: 1, pad: 1 }),
      localResponseNorm(),
    ],
  ]),
  maxPool({ size: 3, stride: 2, fit: 'floor' }),
  dropout(),
])`;

test.each([
  ['a plain network', CONVNETJS],
  ['a network with branches', BRANCHED],
  ['VGG-16', formatNetwork(architectures.vgg16())],
])('%s comes back from its text as it was', (_, text) => {
  expect(formatNetwork(parseNetwork(text))).toBe(text);
});

test('what was read is what was written', () => {
  const net = sequential({ input: [8, 8, 4], seed: -3 }, [
    normalize({ mean: [0.1, 0.2, 0.3, 0.4], deviation: 1e-7 }),
    residual([conv2d({ filters: 4, size: 3, pad: 1, bias: false }), batchNorm({ momentum: 0.99 })]),
    residual([conv2d({ filters: 8, size: 1 })], [conv2d({ filters: 8, size: 1 })]),
    concat([[], [avgPool({ size: 3, stride: 1, pad: 1 }), localResponseNorm()]]),
    maxPool({ size: 3, stride: 2, fit: 'floor' }),
    dropout(),
  ]);
  const read = parseNetwork(BRANCHED);
  expect(formatNetwork(net)).toBe(BRANCHED);
  expect(read.summary()).toEqual(net.summary());
  expect(read.layers.map(({ layer }) => layer.options)).toEqual(
    net.layers.map(({ layer }) => layer.options),
  );
});

test('comments, trailing commas, a name and a semicolon do not matter', () => {
  const net = parseNetwork(`// mine
    const net = sequential({ input: [4,], seed: +0, }, /* layers
    */ [ dense( { units: 3., } ), // three
      relu(), ],);
  `);
  expect(formatNetwork(net)).toBe(
    'sequential({ input: [4], seed: 0 }, [\n  dense({ units: 3 }),\n  relu(),\n])',
  );
});

test('double quotes are strings too', () => {
  const net = parseNetwork('sequential({input:[7,7,1],seed:1},[maxPool({size:2,fit:"floor"})])');
  expect(net.output).toEqual([3, 3, 1]);
});

const within = (layers: string) => `sequential({ input: [8, 8, 3], seed: 1 }, [\n  ${layers}\n])`;

test.each([
  [
    'an unknown layer',
    within('conv2({ filters: 1, size: 3 })'),
    "line 2, column 3: expected a layer, got unknown layer 'conv2', did you mean conv2d?",
  ],
  [
    'an unknown option',
    within('relu(), conv2d({ filter: 1, size: 3 })'),
    "line 2, column 11, conv2d: expected options { filters, size, stride, pad, fit, bias }, got unknown option 'filter', did you mean filters?",
  ],
  [
    'a bad option',
    within('conv2d({ filters: 1, size: 2.5 })'),
    'line 2, column 3, conv2d: expected size to be a whole number from 1, got 2.5',
  ],
  [
    'a layer that does not fit',
    within('relu(),\n  conv2d({ filters: 1, size: 3 }),\n  maxPool({ size: 4 }),'),
    "line 4, column 3, layer 3 (maxPool pool1): expected (6 − 4 + 2·0) / 4 + 1 to be a whole number (or fit: 'floor'), got 1.50",
  ],
  [
    'a bad seed',
    'sequential({ input: [4], seed: 1.5 }, [relu()])',
    'line 1, column 1, sequential: expected seed to be a whole number, got 1.5',
  ],
  [
    'no layers',
    'sequential({ input: [4], seed: 1 }, [])',
    'line 1, column 1, sequential: expected a list of at least one layer, got []',
  ],
  [
    'a missing argument',
    'sequential([relu()])',
    'line 1, column 1, sequential: expected two arguments, { input, seed } and a list of layers, got 1',
  ],
  [
    'arguments where there are none',
    within('relu({ leak: 0.1 })'),
    'line 2, column 3, relu: expected no arguments, got 1',
  ],
  ['a missing comma', within('relu() relu()'), 'line 2, column 10: expected , or ], got relu'],
  [
    'an open bracket',
    'sequential({ input: [4], seed: 1 }, [relu(),',
    'line 1, column 45: expected a value, got the end of the text',
  ],
  ['another function', 'model([])', 'line 1, column 1: expected sequential(…), got model'],
  ['nothing', '', 'line 1, column 1: expected sequential(…), got the end of the text'],
  [
    'code after it',
    `${within('relu()')};\nalert(1)`,
    'line 4, column 1: expected nothing after the network, got alert',
  ],
  [
    'an expression',
    within('dense({ units: 2 * 5 })'),
    'line 2, column 20: expected a layer, a number, a string or a bracket, got *',
  ],
  [
    'a number with letters',
    within('dense({ units: 10px })'),
    'column 18: expected a layer, a number',
  ],
  ['an open string', within("maxPool({ size: 2, fit: 'floor })"), 'a string that ends on its line'],
  [
    'an open comment',
    'sequential( /* so',
    'line 1, column 13: expected a comment that ends with */',
  ],
  [
    'an option twice',
    within('dense({ units: 1, units: 2 })'),
    'line 2, column 21: expected each option once, got units twice',
  ],
  ['a layer not called', within('relu'), 'line 3, column 1: expected (, got ]'],
  ['a prototype', within('dense({ __proto__: 1, units: 2 })'), "unknown option '__proto__'"],
  ['a layer that objects have', within('toString()'), "unknown layer 'toString'"],
  ['a constructor', within('constructor()'), "unknown layer 'constructor'"],
  [
    'a number for a layer',
    within('relu(), 3'),
    'line 1, column 1, layer 2: expected a layer such as relu(), got 3',
  ],
])('%s is refused with its place', (_, text, message) => {
  expect(() => parseNetwork(text)).toThrow(message);
});

test('nesting without end is refused, not run into', () => {
  expect(() => parseNetwork(`sequential(${'['.repeat(100_000)}`)).toThrow('at most 50 levels');
});

test('the error is an InputError with line and column as numbers', () => {
  try {
    parseNetwork('sequential(\n  relo()');
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    expect(error).toBeInstanceOf(NetworkTextError);
    expect(error).toMatchObject({ name: 'InputError', line: 2, column: 3 });
  }
});

import { expect, test } from 'vitest';
import { advise } from './advice.ts';
import { closest } from './closest.ts';

const names = {
  declared: ['outputSize', 'total'],
  below: new Map([['late', 'cell 3']]),
  library: ['conv2d', 'relu'],
};

test.each([
  ['outputsize is not defined', 'outputsize is not defined. Did you mean outputSize?'],
  ['totl is not defined', 'totl is not defined. Did you mean total?'],
  ["Can't find variable: totl", 'totl is not defined. Did you mean total?'],
  ['relu is not defined', "relu is not defined. Add import { relu } from 'convscope'."],
  ['q is not defined', 'q is not defined: no cell above declares it. Is it spelt right?'],
  [
    'late is not defined',
    'late is not defined here: cell 3, further down, declares it. A cell sees only what stands above it, so move the declaration up.',
  ],
  [
    'Maximum call stack size exceeded',
    'Maximum call stack size exceeded: a function calls itself without end.',
  ],
  [
    'No backend found in registry.',
    "No backend found in registry: nothing computes yet. Write await ready() before it, and import { ready } from 'convscope'.",
  ],
  ['boom', 'boom'],
])('%j becomes %j', (message, advised) => {
  expect(advise(message, names)).toBe(advised);
});

test('a name that is nothing like any other has no closest one', () => {
  expect(closest('banana', ['conv2d', 'x'])).toBeNull();
});

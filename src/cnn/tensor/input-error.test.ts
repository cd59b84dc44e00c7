import { expect, test } from 'vitest';
import { InputError } from './input-error.ts';

test.each([
  [[28, 28], '[28, 28]'],
  ['12 bytes', '12 bytes'],
  [Number.NaN, 'NaN'],
  [undefined, 'undefined'],
  [{ size: 3 }, '{"size":3}'],
  [[undefined, [Infinity]], '[undefined, [Infinity]]'],
])('the message says what came: %j', (got, shown) => {
  const error = new InputError('conv2d', 'rank 4 [batch, height, width, channels]', got);
  expect(error.message).toBe(
    `conv2d: expected rank 4 [batch, height, width, channels], got ${shown}`,
  );
  expect(error.name).toBe('InputError');
});

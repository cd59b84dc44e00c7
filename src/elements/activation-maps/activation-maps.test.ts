// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { activationStack } from './activation-stack.ts';
import './index.ts';

test('a map shows one channel of the output', () => {
  const data = Float32Array.from({ length: 2 * 3 * 4 }, (_, i) => i);
  const maps = activationStack({ shape: [2, 3, 4], data });
  expect(maps).toMatchObject({ count: 4, height: 2, width: 3 });
  // Row 1, column 2, channel 3: (1 * 3 + 2) * 4 + 3 = 23.
  expect(maps.value(3, 1, 2, 0)).toBe(23);
});

test('units are cells with the names of the classes', () => {
  const maps = activationStack({ shape: [2], data: new Float32Array([0.5, -1]) }, ['cat', 'dog']);
  expect([maps.count, maps.name(1), maps.value(1, 0, 0, 0)]).toEqual([2, 'dog', -1]);
});

test('before anything is computed the element says so', async () => {
  const element = document.createElement('activation-maps');
  document.body.append(element);
  await element.updateComplete;
  expect(element.shadowRoot!.textContent).toContain('Nothing has been computed');
});

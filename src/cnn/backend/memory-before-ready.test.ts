import { expect, test } from 'vitest';
import { tensorMemory } from './memory-cap.ts';

test('before a backend is chosen no tensor is alive, and to ask does not throw', () => {
  expect(tensorMemory()).toMatchObject({ tensors: 0, bytes: 0 });
});

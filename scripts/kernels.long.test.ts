import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compileKernels } from './kernels.ts';

test('the compiled kernels are those of the sources beside them', async () => {
  const kept = readFileSync('src/cnn/backend/kernels/compiled.ts', 'utf8');
  expect(await compileKernels()).toBe(kept);
}, 60_000);

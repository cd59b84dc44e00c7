import { expect, test } from 'vitest';
import { testKernels } from '../../src/cnn/backend/kernels/test-kernels.ts';
import { canBuild } from './build.ts';
import { isNative } from './index.ts';

test('the kernels for this machine are there if it has a compiler', () => {
  expect(isNative).toBe(canBuild());
});

// Without them, the same tests run on WebAssembly.
testKernels();

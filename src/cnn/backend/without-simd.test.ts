import { expect, test } from 'vitest';
import { chooseBackend } from './choose-backend.ts';
import { useBuild } from './kernels/test-builds.ts';
import { ready } from './ready.ts';

useBuild('no SIMD');

const SAID =
  " Without SIMD here, tfjs's own kernels compute, more slowly; a newer browser has SIMD.";

test('without SIMD the report says that our kernels do not compute, and the reason says it to the student', async () => {
  const report = await ready({ backend: 'wasm' });
  expect(report.kernels).toBe('none');
  expect(report.reason).toBe(`wasm was asked for.${SAID}`);
});

test('of a choice it is said where wasm was chosen, and not of cpu', async () => {
  let time = 0;
  const now = () => (time += 1);
  const chosen = await chooseBackend({ candidates: ['wasm'], now });
  expect(chosen).toMatchObject({ backend: 'wasm', kernels: 'none' });
  expect(chosen.reason).toContain(SAID);
  const alone = await chooseBackend({ candidates: [], now });
  expect(alone.kernels).toBeUndefined();
  expect(alone.reason).not.toContain('SIMD');
});

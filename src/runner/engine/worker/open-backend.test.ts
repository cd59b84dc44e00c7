import { afterEach, expect, test, vi } from 'vitest';
import { ready } from '../../../cnn/backend/index.ts';
import { openBackend } from './open-backend.ts';

vi.mock('../../../cnn/backend/index.ts', () => ({ ready: vi.fn() }));

afterEach(() => void vi.unstubAllGlobals());

test('backends are judged by as many workers as would be hired here, or are asked for', async () => {
  vi.stubGlobal('navigator', { hardwareConcurrency: 4 });
  await openBackend({});
  expect(ready).toHaveBeenLastCalledWith(expect.objectContaining({ workers: 3 }));
  await openBackend({ workers: 2 });
  expect(ready).toHaveBeenLastCalledWith(expect.objectContaining({ workers: 2 }));
});

test('a backend that is to be avoided is no candidate, and where none is all are', async () => {
  vi.stubGlobal('navigator', { hardwareConcurrency: 1 });
  await openBackend({ avoid: ['webgl'] });
  expect(ready).toHaveBeenLastCalledWith(
    expect.objectContaining({ candidates: ['wasm', 'webgpu'] }),
  );
  await openBackend({});
  expect(ready).toHaveBeenLastCalledWith(expect.objectContaining({ candidates: undefined }));
});

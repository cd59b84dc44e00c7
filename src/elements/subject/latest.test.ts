import { expect, test } from 'vitest';
import { Latest } from './latest.ts';

test('work that waits is done after a piece that throws, and the error is still heard', async () => {
  const latest = new Latest();
  const done: string[] = [];
  const broken = latest.run(() => Promise.reject(new Error('broken')));
  const next = latest.run(async () => void done.push('next'));
  await expect(broken).rejects.toThrow('broken');
  await expect(next).rejects.toThrow('broken');
  expect(done).toEqual(['next']);
});

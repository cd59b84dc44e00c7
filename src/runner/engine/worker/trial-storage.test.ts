import { expect, test } from 'vitest';
import type { KeptThings, Storage } from './storage.ts';
import { TrialStorage } from './trial-storage.ts';

test('a trial neither sees nor replaces the run that is kept, but shares what is known of the machine', async () => {
  const kept = new Map<string, unknown>([['run', 'the run of the student']]);
  const storage: Storage = {
    get: (key) => Promise.resolve(kept.get(key) as never),
    put: (key, value) => Promise.resolve(void kept.set(key, value)),
    room: () => Promise.resolve(1),
  };
  const trial = new TrialStorage(storage);
  const backend = { machine: 'this one' } as KeptThings['backend'];
  await trial.put('run', { step: 3 } as KeptThings['run']);
  await trial.put('backend', backend);
  expect(await trial.get('run')).toBeUndefined();
  expect(kept.get('run')).toBe('the run of the student');
  expect(await trial.get('backend')).toBe(backend);
});

import { afterEach, expect, test, vi } from 'vitest';
import type { FromContestant, ToContestant } from '../contestant.ts';
import { type Contestant, serveContestant } from './serve-contestant.ts';

afterEach(() => vi.unstubAllGlobals());

/** A contestant in a worker of its own, to be asked. */
function worker(contestant: Partial<Contestant>) {
  let hear: (event: { data: ToContestant }) => void;
  let told: (answer: FromContestant) => void;
  vi.stubGlobal('addEventListener', (_: string, listener: typeof hear) => (hear = listener));
  vi.stubGlobal('postMessage', (answer: FromContestant) => told(answer));
  serveContestant({ start: () => Promise.resolve(), ...contestant });
  return (data: ToContestant) =>
    new Promise<FromContestant>((resolve) => {
      told = resolve;
      hear({ data });
    });
}

test('what a contestant did after it lost a worker does not count', async () => {
  let lose: (error: Error) => void = () => undefined;
  const lost = new Promise<never>((_, reject) => (lose = reject));
  const ask = worker({
    lost,
    async train(_images, labels) {
      if (labels.length > 32) lose(new Error('one of its workers is gone'));
    },
  });
  expect(await ask({ id: 1, do: 'train', units: 32 })).toHaveProperty('milliseconds');
  const gone = 'Error: one of its workers is gone';
  expect(await ask({ id: 2, do: 'train', units: 64 })).toEqual({ id: 2, error: gone });
  expect(await ask({ id: 3, do: 'train', units: 32 })).toEqual({ id: 3, error: gone });
});

test('a contestant that is lost while it works is heard of, though its work never ends', async () => {
  let lose: (error: Error) => void = () => undefined;
  const lost = new Promise<never>((_, reject) => (lose = reject));
  const ask = worker({
    lost,
    train() {
      lose(new Error('the browser took the graphics device away'));
      return new Promise(() => undefined);
    },
  });
  expect(await ask({ id: 1, do: 'train', units: 32 })).toHaveProperty('error');
});

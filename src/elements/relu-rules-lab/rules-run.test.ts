// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import type { CallOptions, Engine, SubjectImage } from '../../runner/engine/index.ts';
import { RulesRun } from './rules-run.ts';

interface Wish {
  readonly image: SubjectImage;
  readonly layer?: string;
}

/** A run whose engine holds back what a layer gives until the test answers. */
function setUp() {
  const current = {
    network: { from: 'shipped', name: 'tiny' } as const,
    image: { from: 'scene', label: 0, seed: 1 } as SubjectImage,
  };
  const asked: { readonly answer: () => void; readonly lose: () => void }[] = [];
  const call = (name: string, { image, layer = 'relu1' }: Wish, { signal }: CallOptions) =>
    name === 'inputGradients'
      ? Promise.resolve({ label: 1 })
      : new Promise((resolve, reject) => {
          asked.push({
            answer: () => resolve({ image, layer }),
            lose: () => reject(new Error('the engine stopped')),
          });
          signal?.addEventListener('abort', () => reject(signal.reason as Error));
        });
  const engine = { call } as unknown as Pick<Engine, 'call'>;
  const store = { current, listen: () => () => undefined };
  const run = new RulesRun({ store: () => store, engine: () => engine }, () => undefined);
  /** Answers for the layer that is asked for as the `n`-th. */
  const answer = async (n: number) => {
    await vi.waitFor(() => expect(asked).toHaveLength(n));
    asked[n - 1].answer();
  };
  const begin = async () => {
    const begun = run.restart(false);
    await answer(1);
    await begun;
  };
  return { current, asked, run, answer, begin };
}

test('a class that is chosen before a new image’s layer has come leaves that layer wanted', async () => {
  const { current, run, answer, begin } = setUp();
  await begin();
  current.image = { from: 'scene', label: 5, seed: 2 };
  void run.restart(true);
  const followed = run.follow({ class: 3 });
  await answer(3);
  await followed;
  expect(run.output).toMatchObject({ image: { label: 5 } });
});

test('a number that is picked before another layer has come leaves that layer wanted', async () => {
  const { run, answer, begin } = setUp();
  await begin();
  void run.showLayer('relu2');
  const followed = run.follow({ layer: 'relu1', channel: 0, row: 0, column: 0 });
  await answer(3);
  await followed;
  expect(run.output?.layer).toBe('relu2');
});

test('a layer that was lost with the engine is asked for with the next number', async () => {
  const { asked, run, answer, begin } = setUp();
  await begin();
  const shown = run.showLayer('relu2');
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  asked[1].lose();
  await shown;
  expect(run.problem).toBe('the engine stopped');
  const followed = run.follow({ class: 3 });
  await answer(3);
  await followed;
  expect([run.output?.layer, run.problem]).toEqual(['relu2', '']);
});

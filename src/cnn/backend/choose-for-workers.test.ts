import * as tf from '@tensorflow/tfjs-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { chooseBackend } from './choose-backend.ts';
import { trialSteps } from './trial-step.ts';

vi.mock('./trial-step.ts', () => ({ trialSteps: vi.fn() }));

class Card extends tf.KernelBackend {
  override dispose(): void {}
}

const candidates = ['wasm', 'webgl'] as const;

/** Says how long one thread of a backend takes for a step. */
function stepsTake(milliseconds: Record<string, number>): void {
  vi.mocked(trialSteps).mockImplementation(async () => ({
    weights: Float32Array.of(1),
    milliseconds: milliseconds[tf.getBackend()],
  }));
}

beforeAll(() => void tf.registerBackend('webgl', () => new Card()));
afterAll(() => tf.removeBackend('webgl'));

test('the processor is judged by all workers who would share a step, each further one for a third', async () => {
  stepsTake({ cpu: 200, wasm: 20, webgl: 18 });
  const alone = await chooseBackend({ candidates });
  expect(alone.reason).toBe('webgl took 18 ms for a training step, wasm 20 ms, cpu 200 ms.');
  const shared = await chooseBackend({ candidates, workers: 2 });
  expect(shared.backend).toBe('wasm');
  expect(shared.reason).toBe(
    'wasm took 20 ms (about 15 ms by 2 workers) for a training step, webgl 18 ms, cpu 200 ms (about 150 ms by 2 workers).',
  );
  expect(shared.trials[1].milliseconds).toBe(20);
});

test('a candidate is given up by the time of all who share the best, and by its own where it is shared too', async () => {
  stepsTake({ cpu: 40, wasm: 20, webgl: 18 });
  await chooseBackend({ candidates, workers: 4 });
  const bests = vi
    .mocked(trialSteps)
    .mock.calls.slice(-3)
    .map(([{ best }]) => best);
  expect(bests).toEqual([undefined, 40, 10]);
});

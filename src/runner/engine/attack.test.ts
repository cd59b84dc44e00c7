import { expect, test } from 'vitest';
import { ready } from '../../cnn/backend/index.ts';
import type { SuccessRate } from '../../cnn/attack/index.ts';
import { drawScene } from '../../cnn/data/index.ts';
import { parseNetwork, saveModel } from '../../cnn/model/index.ts';
import { nextTask } from '../../cnn/train/index.ts';
import type { CurvePoint, GradientStep, OnePixelGeneration } from './attack.ts';
import type { SubjectImage } from './subject.ts';
import { alone } from './test-engine.ts';
import { handlersFor } from './worker/handlers.ts';
import type { Storage } from './worker/storage.ts';
import { SubjectNetworks } from './worker/subject-networks.ts';
import { Workbench } from './worker/workbench.ts';

const TEXT = `sequential({ input: [32, 32, 3], seed: 4 }, [
  maxPool({ size: 4 }), conv2d({ filters: 4, size: 3, pad: 1 }), relu(), flatten(), dense({ units: 10 }),
])`;
const NETWORK = { from: 'shipped', name: 'tiny' } as const;
const SCENE: SubjectImage = { from: 'scene', label: 3, seed: 9 };

const nowhere: Storage = {
  get: async () => undefined,
  put: async () => undefined,
  room: async () => 0,
};

function context<Part>(signal = new AbortController().signal) {
  const parts: Part[] = [];
  const done: number[] = [];
  return {
    parts,
    done,
    signal,
    progress: (n: number) => void done.push(n),
    partial: (part: Part) => void parts.push(part),
  };
}

function setUp() {
  const bench = new Workbench({
    post: () => undefined,
    storage: nowhere,
    clock: () => 0,
    breathe: nextTask,
    openBackend: ({ backend = 'cpu' }) => ready({ backend }),
    staff: alone(nowhere),
  });
  const fetchShipped = async () => {
    const network = parseNetwork(TEXT);
    const bytes = await saveModel(network);
    network.dispose();
    return bytes;
  };
  const networks = new SubjectNetworks({ bench, storage: nowhere, fetchShipped });
  return {
    bench,
    handlers: handlersFor({ bench, storage: nowhere, post: () => undefined, networks }),
  };
}

const subject = { network: NETWORK, image: SCENE, target: null };
const method = { steps: 'iterated', norm: 'linf', epsilon: 8 / 255, count: 4 } as const;

test('a gradient attack hands out each step, and its image lies in the ball of 8-bit values', async () => {
  const { handlers, bench } = setUp();
  let turnsOfOthers = 0;
  const heard = context<GradientStep>();
  const result = await handlers.attackGradient(
    { ...subject, method },
    {
      ...heard,
      partial: (step) => {
        heard.parts.push(step);
        void bench.turns.take(() => turnsOfOthers++);
      },
    },
  );
  expect(heard.parts.map(({ step, of }) => [step, of])).toEqual([
    [1, 4],
    [2, 4],
    [3, 4],
    [4, 4],
  ]);
  expect(turnsOfOthers).toBe(4);
  expect(result.label).toBe(3);
  expect([...result.original.bytes]).toEqual([...drawScene({ label: 3, seed: 9 }).image]);
  const { data } = result.difference;
  expect(data.reduce((most, by) => Math.max(most, Math.abs(by)), 0)).toBe(8);
  result.changed.bytes.forEach((byte, i) => expect(byte - result.original.bytes[i]).toBe(data[i]));
  expect(result.after[3]).toBeLessThan(result.before[3]);
  expect([...heard.parts[3].probabilities]).toEqual([...result.after]);
});

test('less than one 8-bit step changes nothing, and says so by a distance of 0', async () => {
  const { handlers } = setUp();
  const wish = { ...subject, method: { steps: 'fast', norm: 'linf', epsilon: 0.9 / 255 } as const };
  const { distance, before, after } = await handlers.attackGradient(wish, context());
  expect(distance).toEqual({ l0: 0, l2: 0, linf: 0 });
  expect([...after]).toEqual([...before]);
});

test('a target that the network does not have is refused in words', async () => {
  const { handlers } = setUp();
  const wish = { ...subject, target: 10, method };
  await expect(handlers.attackGradient(wish, context())).rejects.toThrow(
    'attack: expected a target from 0 to 9, got 10',
  );
});

test('a curve begins with the untouched image, and each ε has what its own attack has', async () => {
  const { handlers } = setUp();
  const heard = context<CurvePoint>();
  const epsilons = [0, 2 / 255, 8 / 255];
  const target = 8;
  const points = await handlers.attackCurve({ ...subject, target, method, epsilons }, heard);
  expect(heard.parts).toEqual(points);
  const one = await handlers.attackGradient({ ...subject, target, method }, context());
  expect([...points[0].probabilities]).toEqual([...one.before]);
  expect([...points[2].probabilities]).toEqual([...one.after]);
  expect(points[2].probabilities[target]).toBeGreaterThan(points[0].probabilities[target]);
});

test('a one-pixel attack hands out its generations; exactly as many pixels differ as were asked for', async () => {
  const { handlers } = setUp();
  const heard = context<OnePixelGeneration>();
  const wish = { ...subject, target: 6, pixels: 3, population: 12, generations: 5, seed: 2 };
  const result = await handlers.attackOnePixel(wish, heard);
  expect(heard.parts.map(({ number }) => number)).toEqual(
    Array.from({ length: result.generations + 1 }, (_, i) => i),
  );
  const last = heard.parts.at(-1)!;
  expect(last.candidates.length).toBe(12 * 3 * 5);
  const best = last.candidates.subarray(last.best * 15, last.best * 15 + 5);
  const [{ row, column, colour }] = result.pixels;
  expect([...best]).toEqual([row, column, ...colour]);
  expect(last.judged[last.best]).toBeCloseTo(result.after[6], 6);
  const changed = new Set<number>();
  result.changed.bytes.forEach((byte, i) => {
    if (byte !== result.original.bytes[i]) changed.add(Math.floor(i / 3));
  });
  expect(changed.size).toBe(3);
  expect(result.queries).toBe(12 * (result.generations + 1));
});

test('a stopped attack ends with its abort after the generation under way', async () => {
  const { handlers } = setUp();
  const abort = new AbortController();
  const heard = context<OnePixelGeneration>(abort.signal);
  const wish = { ...subject, target: 6, pixels: 1, population: 8, generations: 50, seed: 2 };
  const run = handlers.attackOnePixel(wish, {
    ...heard,
    partial: (generation) => {
      heard.parts.push(generation);
      abort.abort();
    },
  });
  await expect(run).rejects.toThrow('abort');
  expect(heard.parts.length).toBe(1);
});

test('a rate counts only images that were right, hits of the target apart from other mistakes', async () => {
  const { handlers } = setUp();
  const heard = context<SuccessRate>();
  const attack = { by: 'gradient', steps: 'fast', norm: 'linf', epsilon: 0.1 } as const;
  const images = { from: 'scenes', seed: 5 } as const;
  const wish = { network: NETWORK, images, count: 40, targeted: true, attack, seed: 1 };
  const rate = await handlers.attackRate(wish, heard);
  expect(rate.misclassified.n).toBe(9 * (40 - rate.wrongBefore));
  expect(rate.misclassified.n).toBeGreaterThan(0);
  expect(rate.targetHit!.hits).toBeLessThanOrEqual(rate.misclassified.hits);
  expect(heard.parts.at(-1)!.misclassified).toEqual(rate.misclassified);
  expect(heard.parts.length).toBe(rate.misclassified.n);
  expect(rate.classes[8]).toBe('ship');
});

test('without CIFAR-10 the rate says so in words', async () => {
  const { handlers } = setUp();
  const attack = { by: 'pixels', pixels: 1, population: 4, generations: 1 } as const;
  const images = { from: 'cifar10', baseUrl: 'nowhere:/' } as const;
  const wish = { network: NETWORK, images, count: 4, targeted: false, attack, seed: 1 };
  await expect(handlers.attackRate(wish, context())).rejects.toThrow('CIFAR-10: it is neither');
});

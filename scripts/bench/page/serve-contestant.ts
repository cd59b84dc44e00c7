import { Random } from '../../../src/cnn/tensor/random.ts';
import type {
  FromContestant,
  MemoryUse,
  Method,
  Setup,
  Task,
  ToContestant,
} from '../contestant.ts';
import { noise, occluded, onePixelEach } from './images.ts';

/** One of those that are compared, in a worker of its own. */
export interface Contestant {
  /** Rejects once what it does counts no more, as when a worker of it is gone and another does that one's part. */
  readonly lost?: Promise<never>;
  start(setup: Setup): Promise<void>;
  /** Trains on so many images `[count, 32, 32, 3]`, once each. */
  train?(images: Float32Array, labels: Uint8Array): Promise<void>;
  /** The logits of images `[count, 32, 32, 3]`, all of them read back. */
  scores?(images: Float32Array): Promise<ArrayLike<number>>;
  /** So many million operations of a matrix product. */
  multiply?(millions: number): void;
  /** One attack by one pixel that uses all its generations. */
  attack?(image: Float32Array): Promise<void>;
  /** One picture of what the score of class 0 hangs on. */
  look?(method: Method, image: Float32Array): Promise<void>;
  /** Trains on CIFAR-10 till so large a share of test images is right; the time of testing does not count. */
  learn?(accuracy: number): Promise<{ readonly milliseconds: number; readonly images: number }>;
  memory?(): Omit<MemoryUse, 'steps'>;
}

const AT_ONCE: Readonly<Record<'forward' | 'occlusion' | 'onePixel', number>> = {
  forward: 100,
  occlusion: 128,
  onePixel: 400,
};

/** Answers what the page asks of a contestant. */
export function serveContestant(contestant: Contestant): void {
  const { lost = new Promise<never>(() => undefined) } = contestant;
  addEventListener('message', ({ data }: MessageEvent<ToContestant>) => {
    Promise.race([lost, answer(contestant, data)])
      .catch((error: unknown): FromContestant => ({ id: data.id, error: String(error) }))
      .then((reply) => postMessage(reply));
  });
}

async function answer(contestant: Contestant, message: ToContestant): Promise<FromContestant> {
  const { id } = message;
  if (message.do === 'memory') {
    const batch = noise(32);
    for (let step = 0; step < message.units; step++) {
      await contestant.train?.(batch.images, batch.labels);
    }
    if (!contestant.memory) throw new Error('this contestant does not tell its memory');
    return { id, memory: { steps: message.units, ...contestant.memory() } };
  }
  if (message.do === 'learn') {
    if (!contestant.learn) throw new Error('this contestant does not learn here');
    return { id, ...(await contestant.learn(message.accuracy)) };
  }
  const work = message.do === 'start' ? null : prepare(contestant, message.do, message.units);
  const begun = performance.now();
  await (message.do === 'start' ? contestant.start(message.setup) : work?.());
  return { id, milliseconds: performance.now() - begun };
}

/** Makes what a task needs before the clock runs; what is returned does the task. */
function prepare(contestant: Contestant, task: Task, units: number): () => Promise<void> {
  if (task === 'multiply') return async () => contestant.multiply?.(units);
  const { images, labels } = noise(task === 'train' ? units : 100);
  if (task === 'train') return async () => contestant.train?.(images, labels);
  if (task === 'attack') return times(units, async () => contestant.attack?.(images));
  if (isMethod(task)) return times(units, async () => contestant.look?.(task, images));
  const random = new Random(2);
  const next = {
    forward: (_first: number, count: number) => images.subarray(0, count * (images.length / 100)),
    occlusion: (first: number, count: number) => occluded(images, first, count),
    onePixel: (_first: number, count: number) => onePixelEach(images, count, random),
  }[task];
  return async () => {
    for (let first = 0; first < units; first += AT_ONCE[task]) {
      await contestant.scores?.(next(first, Math.min(AT_ONCE[task], units - first)));
    }
  };
}

function isMethod(task: Task): task is Method {
  return ['saliency', 'gradient', 'deconvnet', 'guided'].includes(task);
}

function times(units: number, work: () => Promise<void>): () => Promise<void> {
  return async () => {
    for (let unit = 0; unit < units; unit++) await work();
  };
}

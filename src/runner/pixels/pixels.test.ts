import { expect, test } from 'vitest';
import { type PixelPort, PixelWorker } from './index.ts';
import { PixelDesk } from './worker/pixel-desk.ts';

const tick = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A page and a desk that hear each other as through a worker: later, and copies. */
function connect(): PixelWorker {
  const start = (): PixelPort => {
    const desk = new PixelDesk((answer) => {
      const data = structuredClone(answer);
      setImmediate(() => port.onmessage?.(new MessageEvent('message', { data })));
    }, tick);
    const port: PixelPort = {
      onmessage: null,
      onerror: null,
      terminate: () => undefined,
      postMessage: (message) => void setImmediate(() => desk.receive(structuredClone(message))),
    };
    return port;
  };
  return new PixelWorker(start);
}

test('a scene is drawn in the size that is asked for, the same one for the same seed', async () => {
  const worker = connect();
  const [a, b] = await Promise.all([
    worker.call('draw', { label: 3, seed: 5, size: 16 }),
    worker.call('draw', { label: 3, seed: 5, size: 16 }),
  ]);
  expect(a.shape).toEqual([16, 16, 3]);
  expect(a.bytes).toHaveLength(16 * 16 * 3);
  expect(b).toEqual(a);
});

test('bad input is refused with the message of what refused it', async () => {
  await expect(connect().call('draw', { label: 10, seed: 5 })).rejects.toThrow(
    'drawScene: expected a label from 0 to 9, got 10',
  );
  await expect(connect().call('measure', { on: 'test', metrics: [], votes: [] })).rejects.toThrow(
    'images to be collected first',
  );
});

const SETS = { seed: 4, train: 60, validation: 20, test: 10 };

test('the nearest neighbours are sorted, and the stranger is of another class', async () => {
  const worker = connect();
  const { classes } = await worker.call('collect', SETS);
  expect(classes).toHaveLength(10);
  const wish = {
    from: 'validation',
    index: 7,
    metric: 'L2',
    count: 5,
    shift: 0,
    light: 1,
  } as const;
  const still = await worker.call('neighbours', wish);
  const distances = still.nearest.map(({ distance }) => distance);
  expect(distances).toEqual([...distances].sort((a, b) => a - b));
  expect(still.changed).toBe(0);
  expect(still.stranger.label).not.toBe(still.label);
  expect(still.stranger.distance).toBeGreaterThanOrEqual(distances[0]);
  const shifted = await worker.call('neighbours', { ...wish, shift: 2 });
  expect(shifted.changed).toBeGreaterThan(0);
});

test('measuring counts every image of the set for each metric and number of votes', async () => {
  const worker = connect();
  await worker.call('collect', SETS);
  const heard: number[] = [];
  const scores = await worker.call(
    'measure',
    { on: 'validation', metrics: ['L1', 'L2'], votes: [1, 5] },
    { onProgress: (done) => heard.push(done) },
  );
  expect(scores.map(({ metric, votes, count }) => [metric, votes, count])).toEqual([
    ['L1', 1, 20],
    ['L1', 5, 20],
    ['L2', 1, 20],
    ['L2', 5, 20],
  ]);
  // One vote is the nearest image's label.
  let right = 0;
  for (let index = 0; index < 20; index++) {
    const { label, nearest } = await worker.call('neighbours', {
      from: 'validation',
      index,
      metric: 'L1',
      count: 1,
      shift: 0,
      light: 1,
    });
    if (nearest[0].label === label) right++;
  }
  expect(scores[0].right).toBe(right);
  expect(heard).toEqual([5, 10, 15, 20]);
});

test('measuring can be stopped, and the worker answers afterwards', async () => {
  const worker = connect();
  await worker.call('collect', SETS);
  const stop = new AbortController();
  const measuring = worker.call(
    'measure',
    { on: 'test', metrics: ['L2'], votes: [1] },
    { signal: stop.signal, onProgress: () => stop.abort() },
  );
  await expect(measuring).rejects.toMatchObject({ name: 'AbortError' });
  await expect(worker.call('draw', { label: 0, seed: 1 })).resolves.toBeDefined();
});

import { expect, test } from 'vitest';
import { Engine, type EngineWorker } from './client.ts';
import type { EngineEvent, EngineMessage, PageMessage, TrainingState } from './protocol.ts';
import type { Ticker } from './watchdog.ts';

/** A worker of which the test plays the other side. */
class FakeWorker implements EngineWorker {
  readonly heard: PageMessage[] = [];
  ended = false;
  onmessage: EngineWorker['onmessage'] = null;
  onmessageerror: EngineWorker['onmessageerror'] = null;
  onerror: EngineWorker['onerror'] = null;

  postMessage(message: unknown): void {
    this.heard.push(message as PageMessage);
  }

  terminate(): void {
    this.ended = true;
  }

  say(message: EngineMessage): void {
    this.onmessage?.({ data: message } as MessageEvent);
  }

  answer(name: string, value: unknown): void {
    const call = this.heard.find((m) => m.type === 'call' && m.name === name);
    if (!call) throw new Error(`nobody called ${name}`);
    this.say({ type: 'result', id: call.id, value });
  }

  fail(): void {
    this.onerror?.({ message: 'script error' } as ErrorEvent);
  }
}

function setUp(silenceLimit = 3) {
  const workers: FakeWorker[] = [];
  let beat = () => {};
  const ticker: Ticker = (onBeat) => {
    beat = onBeat;
    return () => (beat = () => {});
  };
  const start = () => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker;
  };
  const engine = new Engine({ start, ticker, silenceLimit });
  const beats = (count: number) => {
    for (let i = 0; i < count; i++) beat();
  };
  return { engine, workers, beats };
}

const settled = async () => {
  for (let i = 0; i < 10; i++) await Promise.resolve();
};

test('no worker starts before the first call, and one serves all calls', () => {
  const { engine, workers } = setUp();
  expect(engine.running).toBe(false);
  void engine.call('train', {});
  void engine.call('keep', {});
  expect(workers).toHaveLength(1);
  expect(engine.running).toBe(true);
});

test('each call gets its own answer, in whatever order they come', async () => {
  const { engine, workers } = setUp();
  const settings = engine.call('tune', {});
  const file = engine.call('save', {});
  workers[0].answer('save', new Uint8Array([1]));
  workers[0].answer('tune', { batchSize: 4 });
  expect(await file).toEqual(new Uint8Array([1]));
  expect(await settings).toEqual({ batchSize: 4 });
});

test("a failed call rejects with the worker's name and message", async () => {
  const { engine, workers } = setUp();
  const call = engine.call('build', { text: '', seed: 1 });
  workers[0].say({ type: 'failed', id: 1, error: { name: 'InputError', message: 'no text' } });
  await expect(call).rejects.toMatchObject({ name: 'InputError', message: 'no text' });
});

test('progress reaches the call it belongs to', async () => {
  const { engine, workers } = setUp();
  const heard: number[][] = [];
  const call = engine.call('evaluate', {}, { onProgress: (...p) => heard.push(p) });
  workers[0].say({ type: 'progress', id: 1, done: 2, total: 8 });
  workers[0].say({ type: 'progress', id: 99, done: 5, total: 8 });
  workers[0].answer('evaluate', null);
  await call;
  expect(heard).toEqual([[2, 8]]);
});

test('aborting rejects at once and tells the worker', async () => {
  const { engine, workers } = setUp();
  const abort = new AbortController();
  const call = engine.call('evaluate', {}, { signal: abort.signal });
  abort.abort();
  await expect(call).rejects.toMatchObject({ name: 'AbortError' });
  expect(workers[0].heard).toContainEqual({ type: 'cancel', id: 1 });
});

test('what came of a call that was given up too late is told', async () => {
  const { engine, workers } = setUp();
  const heard: EngineEvent[] = [];
  engine.on('late', (event) => heard.push(event));
  const abort = new AbortController();
  const [built, counted] = [
    engine.call('build', { text: '', seed: 1 }, { signal: abort.signal }),
    engine.call('evaluate', {}, { signal: abort.signal }),
  ];
  abort.abort();
  await expect(built).rejects.toMatchObject({ name: 'AbortError' });
  await expect(counted).rejects.toMatchObject({ name: 'AbortError' });
  workers[0].say({ type: 'failed', id: 2, error: { name: 'AbortError', message: 'stopped' } });
  workers[0].answer('build', { text: 'built' });
  workers[0].answer('build', { text: 'built' });
  expect(heard).toEqual([{ type: 'late', name: 'build', value: { text: 'built' } }]);
});

test('a call with a signal that is aborted already sends nothing', async () => {
  const { engine, workers } = setUp();
  const call = engine.call('save', {}, { signal: AbortSignal.abort() });
  await expect(call).rejects.toMatchObject({ name: 'AbortError' });
  expect(workers[0].heard).toEqual([]);
});

test('listeners hear their kind of event until they stop', () => {
  const { engine, workers } = setUp();
  const heard: EngineEvent[] = [];
  const stop = engine.on('kept', (event) => heard.push(event));
  void engine.call('train', {});
  workers[0].say({ type: 'event', event: { type: 'kept', step: 3 } });
  workers[0].say({ type: 'event', event: { type: 'notKept', reason: 'full' } });
  stop();
  workers[0].say({ type: 'event', event: { type: 'kept', step: 4 } });
  expect(heard).toEqual([{ type: 'kept', step: 3 }]);
});

test('a worker that dies rejects all open calls, and the next call starts another', async () => {
  const { engine, workers } = setUp();
  const calls = [engine.call('save', {}), engine.call('train', {})];
  workers[0].fail();
  for (const call of calls) await expect(call).rejects.toMatchObject({ name: 'EngineLostError' });
  expect(workers[0].ended).toBe(true);
  void engine.call('save', {});
  expect(workers).toHaveLength(2);
});

test('a worker that dies in training is a fault at its last step', () => {
  const { engine, workers } = setUp();
  const faults: EngineEvent[] = [];
  engine.on('fault', (event) => faults.push(event));
  engine.call('train', {}).catch(() => undefined);
  workers[0].say({ type: 'event', event: { type: 'state', state: 'training' } });
  workers[0].say({ type: 'event', event: trained(12) });
  workers[0].fail();
  expect(faults).toMatchObject([{ step: 12, lastGoodStep: null }]);
  expect(engine.state).toBe('empty');
});

test('where the browser keeps the run of a worker that died, it can be gone back to', () => {
  const { engine, workers } = setUp();
  const faults: EngineEvent[] = [];
  engine.on('fault', (event) => faults.push(event));
  const train = (worker: number, ...before: EngineEvent[]) => {
    engine.call('train', {}).catch(() => undefined);
    for (const event of before) workers[worker].say({ type: 'event', event });
    workers[worker].say({ type: 'event', event: { type: 'state', state: 'training' } });
    workers[worker].say({ type: 'event', event: trained(12) });
    workers[worker].fail();
  };
  train(0, { type: 'state', state: 'paused' }, { type: 'kept', step: 9 });
  // What is kept is of the run before.
  train(1, { type: 'kept', step: 9 }, { type: 'state', state: 'ready' });
  expect(faults).toMatchObject([{ lastGoodStep: 9 }, { lastGoodStep: null }]);
});

test('a training worker that falls silent is replaced, on another backend, from what was kept', async () => {
  const { engine, workers, beats } = setUp();
  const faults: EngineEvent[] = [];
  engine.on('fault', (event) => faults.push(event));
  engine.call('train', {}).catch(() => undefined);
  workers[0].say({ type: 'opened', backend: 'webgl' });
  workers[0].say({ type: 'event', event: { type: 'state', state: 'training' } });
  workers[0].say({ type: 'event', event: trained(30) });
  const pause = engine.call('pause', {});
  beats(3);
  await expect(pause).rejects.toMatchObject({ name: 'EngineLostError' });
  expect(workers[0].ended).toBe(true);
  expect(workers[1].heard).toMatchObject([{ name: 'open', args: { avoid: ['webgl'] } }]);
  workers[1].answer('open', { backend: 'wasm' });
  await settled();
  workers[1].answer('recover', { step: 25 });
  await settled();
  expect(faults).toMatchObject([{ step: 30, lastGoodStep: 25 }]);
  expect((faults[0] as { message: string }).message).toContain('back at step 25, on wasm');
});

test('whoever moves away from a device that hangs in a step is not let hang with it', async () => {
  const { engine, workers, beats } = setUp();
  engine.call('train', {}).catch(() => undefined);
  workers[0].say({ type: 'opened', backend: 'webgl' });
  workers[0].say({ type: 'event', event: { type: 'state', state: 'training' } });
  const move = engine.call('open', { backend: 'wasm' });
  beats(3);
  await expect(move).rejects.toMatchObject({ name: 'EngineLostError' });
  expect(workers[0].ended).toBe(true);
});

test('a fresh worker tells what it took up; a run without a step is not looked for', async () => {
  const { engine, workers } = setUp();
  const heard: EngineEvent[] = [];
  engine.on('replaced', (event) => heard.push(event));
  engine.on('fault', (event) => heard.push(event));
  const lose = async (worker: FakeWorker, state: TrainingState) => {
    worker.say({ type: 'event', event: { type: 'state', state } });
    worker.say({ type: 'deviceLost', message: 'gone' });
    workers.at(-1)!.answer('open', { backend: 'wasm' });
    await settled();
  };
  engine.call('open', {}).catch(() => undefined);
  await lose(workers[0], 'ready');
  expect(heard).toEqual([{ type: 'replaced', report: { backend: 'wasm' }, run: null }]);
  expect(workers[1].heard.map((message) => 'name' in message && message.name)).toEqual(['open']);
  await lose(workers[1], 'paused');
  workers[2].answer('recover', { step: 7 });
  await settled();
  expect(heard.slice(1)).toMatchObject([
    { type: 'replaced', report: { backend: 'wasm' }, run: { step: 7 } },
    { type: 'fault', lastGoodStep: 7 },
  ]);
});

test('a worker whose message cannot be read is lost as one that dies', () => {
  const { engine, workers } = setUp();
  const heard: EngineEvent[] = [];
  engine.on('replaced', (event) => heard.push(event));
  engine.call('train', {}).catch(() => undefined);
  workers[0].onmessageerror?.({} as MessageEvent);
  expect(heard).toEqual([{ type: 'replaced', report: null, run: null }]);
});

test('a worker that talks is left alone, and so is one that has nothing to do', () => {
  const { engine, workers, beats } = setUp();
  engine.call('train', {}).catch(() => undefined);
  workers[0].say({ type: 'opened', backend: 'webgl' });
  workers[0].say({ type: 'event', event: { type: 'state', state: 'training' } });
  for (let i = 1; i < 5; i++) {
    beats(2);
    workers[0].say({ type: 'event', event: trained(i) });
  }
  workers[0].say({ type: 'event', event: { type: 'state', state: 'paused' } });
  beats(10);
  expect(workers).toHaveLength(1);
  expect(workers[0].ended).toBe(false);
});

/** Calls of pages that never open a backend: the worker does, with the first of them. */
const COMPUTING = [
  'attackGradient',
  'attackCurve',
  'attackOnePixel',
  'attackRate',
  'layerOutput',
  'inputGradients',
  'saliency',
  'randomization',
] as const;

test.each(COMPUTING)('%s on a device that hangs is given up, with the device', async (name) => {
  const { engine, workers, beats } = setUp();
  const call = engine.call(name, {} as never);
  workers[0].say({ type: 'opened', backend: 'webgpu' });
  beats(3);
  await expect(call).rejects.toMatchObject({ name: 'EngineLostError' });
  expect(workers[1].heard).toMatchObject([{ name: 'open', args: { avoid: ['webgpu'] } }]);
});

test('a device that was lost is avoided, also where the page never opened it', () => {
  const { engine, workers } = setUp();
  engine.call('look', {} as never).catch(() => undefined);
  workers[0].say({ type: 'opened', backend: 'webgl' });
  workers[0].say({ type: 'deviceLost', message: 'the WebGL context was lost' });
  expect(workers[1].heard).toMatchObject([{ name: 'open', args: { avoid: ['webgl'] } }]);
});

test.each(['wasm', 'cpu'] as const)('%s may be slow and is waited for', (backend) => {
  const { engine, workers, beats } = setUp();
  void engine.call('attackRate', {} as never);
  workers[0].say({ type: 'opened', backend });
  workers[0].say({ type: 'event', event: { type: 'state', state: 'training' } });
  beats(100);
  expect(workers[0].ended).toBe(false);
});

test('a worker that opens its backend is waited for, and a move to another one is followed', () => {
  const { engine, workers, beats } = setUp();
  engine.call('look', {} as never).catch(() => undefined);
  beats(100);
  workers[0].say({ type: 'opened', backend: 'webgl' });
  beats(2);
  workers[0].say({ type: 'opened', backend: 'wasm' });
  beats(100);
  expect(workers[0].ended).toBe(false);
  workers[0].say({ type: 'opened', backend: 'webgl' });
  beats(3);
  expect(workers[0].ended).toBe(true);
});

test('restart ends the worker, rejects what it was asked, and starts a fresh one', async () => {
  const { engine, workers } = setUp();
  const states: EngineEvent[] = [];
  engine.on('state', (event) => states.push(event));
  const call = engine.call('evaluate', {});
  workers[0].say({ type: 'event', event: { type: 'state', state: 'training' } });
  engine.restart();
  await expect(call).rejects.toMatchObject({ name: 'EngineLostError' });
  expect(workers.map(({ ended }) => ended)).toEqual([true, false]);
  expect(states.at(-1)).toEqual({ type: 'state', state: 'empty' });
});

test('a lost device is a fault even where nothing was kept', async () => {
  const { engine, workers } = setUp();
  const faults: EngineEvent[] = [];
  engine.on('fault', (event) => faults.push(event));
  engine.call('train', {}).catch(() => undefined);
  workers[0].say({ type: 'event', event: { type: 'state', state: 'training' } });
  workers[0].say({ type: 'deviceLost', message: 'the WebGL context was lost' });
  workers[1].answer('open', { backend: 'wasm' });
  await settled();
  const call = workers[1].heard[1];
  workers[1].say({ type: 'failed', id: call.id, error: { name: 'Error', message: 'no run' } });
  await settled();
  expect(faults).toMatchObject([{ message: 'the WebGL context was lost; no run' }]);
});

function trained(step: number): EngineEvent {
  return {
    type: 'trained',
    steps: [{ step, epoch: 0, loss: 1, accuracy: 0 }],
    imagesPerSecond: 1,
  };
}

import { afterEach } from 'vitest';
import { ready } from '../../cnn/backend/index.ts';
import { nextTask } from '../../cnn/train/index.ts';
import { Engine, type EngineWorker } from './client.ts';
import type { EngineEvent, PageMessage, StepRecord } from './protocol.ts';
import { handlersFor } from './worker/handlers.ts';
import { Session } from './worker/session.ts';
import { Staff } from './worker/staff.ts';
import type { KeptThings, Storage } from './worker/storage.ts';
import { Workbench } from './worker/workbench.ts';

/** A browser's storage, as a map; structured cloning as there, so that what is kept is a copy. */
export class MapStorage implements Storage {
  private readonly things = new Map<string, unknown>();
  refusal: Error | null = null;

  async get<K extends keyof KeptThings>(key: K): Promise<KeptThings[K] | undefined> {
    return this.things.get(key) as KeptThings[K] | undefined;
  }

  async put<K extends keyof KeptThings>(key: K, value: KeptThings[K]): Promise<void> {
    if (this.refusal) throw this.refusal;
    this.things.set(key, structuredClone(value));
  }

  async room(): Promise<number> {
    return Infinity;
  }
}

/** One worker. */
export function alone(storage: Storage): Staff {
  return new Staff({
    startMate: () => {
      throw new Error('a mate was started for one worker');
    },
    cores: 1,
    storage,
    machine: 'a browser',
    post: () => undefined,
  });
}

/** A clock that goes on by itself, so many milliseconds at each reading. */
function tickingClock(tick: number): () => number {
  let now = 0;
  return () => (now += tick);
}

export const TEXT = `sequential({ input: [32, 32, 3], seed: 1 }, [
  maxPool({ size: 4 }), conv2d({ filters: 4, size: 3, pad: 1 }), relu(), maxPool({ size: 2 }),
  flatten(), dense({ units: 10 }),
])`;
export const DATA = { seed: 3, train: 60, test: 25 };

const cleanUps: (() => void)[] = [];
afterEach(() => {
  for (const cleanUp of cleanUps.splice(0)) cleanUp();
});

/** The real client and the real session, on two ends of a MessageChannel. */
export function setUp(storage = new MapStorage(), tick = 7) {
  const events: EngineEvent[] = [];
  const start = (): EngineWorker => {
    const { port1, port2 } = new MessageChannel();
    const post = (event: EngineEvent) => port2.postMessage({ type: 'event', event });
    const bench = new Workbench({
      post,
      storage,
      clock: tickingClock(tick),
      breathe: nextTask,
      openBackend: ({ backend = 'cpu' }) => ready({ backend }),
      staff: alone(storage),
    });
    const session = new Session(handlersFor({ bench, storage, post }), (m) => port2.postMessage(m));
    port2.onmessage = ({ data }: MessageEvent<PageMessage>) => session.receive(data);
    const worker = {
      postMessage: (message: unknown, transfer: Transferable[]) =>
        port1.postMessage(message, transfer),
      onmessage: null as EngineWorker['onmessage'],
      onmessageerror: null,
      onerror: null,
      terminate: () => {
        void bench.training.pause();
        port1.close();
      },
    };
    port1.onmessage = (event) => worker.onmessage?.(event);
    return worker;
  };
  const engine = new Engine({ start, ticker: () => () => {} });
  for (const type of ['trained', 'state', 'kept', 'notKept', 'fault'] as const) {
    engine.on(type, (event) => events.push(event));
  }
  cleanUps.push(() => engine.drop());
  const stepsHeard = () => events.flatMap((e) => (e.type === 'trained' ? [...e.steps] : []));
  const heard = <T extends EngineEvent['type']>(type: T) =>
    events.filter((e): e is Extract<EngineEvent, { type: T }> => e.type === type);
  /** Resolves when an event has come for which `holds`. */
  const until = (holds: () => boolean) =>
    new Promise<void>((resolve) => {
      const stops = (['trained', 'state', 'kept', 'notKept', 'fault'] as const).map((type) =>
        engine.on(type, () => {
          if (!holds()) return;
          for (const stop of stops) stop();
          resolve();
        }),
      );
    });
  return { engine, events, storage, stepsHeard, heard, until };
}

export type SetUp = ReturnType<typeof setUp>;

export async function build({ engine }: SetUp): Promise<void> {
  await engine.call('useScenes', DATA);
  await engine.call('build', { text: TEXT, seed: 5 });
  await engine.call('tune', { batchSize: 8, optimizer: 'adam' });
}

export async function makeSteps(it: SetUp, count: number): Promise<readonly StepRecord[]> {
  for (let i = 0; i < count; i++) await it.engine.call('step', {});
  return it.stepsHeard();
}

export const losses = (records: readonly StepRecord[]) => records.map(({ loss }) => loss);

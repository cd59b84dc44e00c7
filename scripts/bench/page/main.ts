/** The page of the benchmark: a worker for each contestant, and the one function that the command calls. */
import type { FromContestant, ToContestant } from '../contestant.ts';

const makers = {
  limit: () => new Worker(new URL('./contestants/limit.ts', import.meta.url), { type: 'module' }),
  convnetjs: () =>
    new Worker(new URL('./contestants/convnetjs.ts', import.meta.url), { type: 'module' }),
  'stock-cpu': () =>
    new Worker(new URL('./contestants/stock-cpu.ts', import.meta.url), { type: 'module' }),
  'stock-wasm': () =>
    new Worker(new URL('./contestants/stock-wasm.ts', import.meta.url), { type: 'module' }),
  'stock-webgl': () =>
    new Worker(new URL('./contestants/stock-webgl.ts', import.meta.url), { type: 'module' }),
  ours: () => new Worker(new URL('./contestants/ours.ts', import.meta.url), { type: 'module' }),
};

export type ContestantName = keyof typeof makers;

const workers = new Map<string, Worker>();
let lastId = 0;

/** What is left out is filled in: an id. */
type Request = ToContestant extends infer Message
  ? Message extends ToContestant
    ? Omit<Message, 'id'>
    : never
  : never;

const bench = {
  /** Asks a contestant, made at its first question; `key` tells two of one name apart. */
  ask(name: ContestantName, key: string, request: Request): Promise<FromContestant> {
    let worker = workers.get(key);
    if (!worker) workers.set(key, (worker = makers[name]()));
    const id = ++lastId;
    return new Promise((resolve, reject) => {
      const heard = ({ data }: MessageEvent<FromContestant>) => {
        if (data.id !== id) return;
        worker.removeEventListener('message', heard);
        resolve(data);
      };
      worker.addEventListener('message', heard);
      worker.addEventListener('error', ({ message }) => reject(new Error(`${key}: ${message}`)));
      worker.postMessage({ id, ...request });
    });
  },
  /** Ends a contestant, and frees what it held. */
  end(key: string): void {
    workers.get(key)?.terminate();
    workers.delete(key);
  },
};

export type Bench = typeof bench;

Object.assign(window, { bench });

import { openDB, type IDBPDatabase } from 'idb';
import type { ImageSet } from '../../../cnn/data/index.ts';
import type { BackendReport } from '../protocol.ts';
import type { KeptRun } from './kept-run.ts';

/** What is kept of a data set beside its bytes. */
interface ImagesLabel {
  readonly name: string;
  readonly classes: readonly string[];
  readonly shape: ImageSet['shape'];
  readonly trainCount: number;
  readonly testCount: number;
}

/** What the browser keeps for the engine, each under its key. */
export interface KeptThings {
  /** The run that was in work last. */
  run: KeptRun;
  /** A network from a file that a person opened, to look into. */
  network: { readonly name: string; readonly bytes: Uint8Array };
  /** What computes best, and the browser's description of itself when that was found. */
  backend: { readonly machine: string; readonly report: BackendReport };
  /** How many threads were asked for, and the browser's description of itself then. */
  workers: { readonly machine: string; readonly workers: number };
  /** Images that came from a person; null while they are being written. */
  images: ImagesLabel | null;
  /** The bytes of those. */
  [part: `images/${number}`]: Uint8Array;
}

/** A place to keep things over a reload; every method may reject, e.g. where storage is full or blocked. */
export interface Storage {
  get<K extends keyof KeptThings>(key: K): Promise<KeptThings[K] | undefined>;
  put<K extends keyof KeptThings>(key: K, value: KeptThings[K]): Promise<void>;
  /** Bytes that still fit, as far as the browser tells. */
  room(): Promise<number>;
}

const STORE = 'engine';

/** Storage in IndexedDB, opened when it is first used. */
export class BrowserStorage implements Storage {
  private database: Promise<IDBPDatabase> | null = null;

  async get<K extends keyof KeptThings>(key: K): Promise<KeptThings[K] | undefined> {
    return (await (await this.open()).get(STORE, key)) as KeptThings[K] | undefined;
  }

  async put<K extends keyof KeptThings>(key: K, value: KeptThings[K]): Promise<void> {
    const transaction = (await this.open()).transaction(STORE, 'readwrite');
    // A request only says that it was aborted; the transaction knows why.
    transaction.store.put(value, key).catch(() => undefined);
    await transaction.done;
  }

  async room(): Promise<number> {
    const { quota = Infinity, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
    return quota - usage;
  }

  private open(): Promise<IDBPDatabase> {
    const forget = () => (this.database = null);
    this.database ??= openDB('convscope', 1, {
      upgrade: (database) => void database.createObjectStore(STORE),
      terminated: forget,
    });
    this.database.catch(forget);
    return this.database;
  }
}

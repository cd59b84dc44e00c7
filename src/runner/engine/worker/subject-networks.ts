import { DataError } from '../../../cnn/data/index.ts';
import { loadModel, type Network, saveModel } from '../../../cnn/model/index.ts';
import { InputError } from '../../../cnn/tensor/input-error.ts';
import type { BackendName } from '../protocol.ts';
import { shippedUrl } from '../shipped-networks.ts';
import type { CellNetwork, NetworkChoice, TrainedNetwork } from '../subject.ts';
import type { CallContext } from './call-context.ts';
import { checkCost } from './network-cost.ts';
import { fetchBytes } from './fetch-bytes.ts';
import type { KeptRun } from './kept-run.ts';
import type { Storage } from './storage.ts';
import type { Turns } from './turns.ts';

/** What the subject's networks need of the workbench. */
export interface TrainingBench {
  readonly turns: Turns;
  readonly trained: { readonly network: Network; readonly step: number } | null;
  ready(): Promise<BackendName>;
}

export interface SubjectNetworksOptions {
  readonly bench: TrainingBench;
  readonly storage: Storage;
  /** Gives a shipped network's file; the site's unless told. */
  readonly fetchShipped?: FetchShipped;
}

type FetchShipped = (name: string, context: Waiting) => Promise<Uint8Array>;
type Waiting = Pick<CallContext, 'signal' | 'progress'>;

/** A network that is held, with its file, from which it is made again on another backend. */
interface Held {
  readonly key: string;
  readonly bytes: Uint8Array;
  network: Network;
  backend: BackendName;
  /** Calls that are using it now. */
  users: number;
  /** Of a live run: what it was a copy of, and when. */
  readonly origin?: Network;
  readonly step?: number;
}

/** A file on its way, and those who hear how far it is. */
interface Coming {
  readonly bytes: Promise<Uint8Array>;
  readonly hearers: Set<Waiting['progress']>;
}

/** Networks held at a time: enough to try one's fooling image on the others. */
const MOST = 4;

/**
 * The networks that are looked into. None of them is the one that trains: that one is copied, so that what
 * takes long sees one network from its first number to its last.
 */
export class SubjectNetworks {
  /** Those used last come first. */
  private held: Held[] = [];
  private file: { readonly name: string; readonly bytes: Uint8Array } | null = null;
  /** The kept run as it was read, until something learns on this page. */
  private run: KeptRun | null = null;
  private readonly fetchShipped: FetchShipped;
  /** Shipped files on their way. */
  private readonly coming = new Map<string, Coming>();

  constructor(private readonly options: SubjectNetworksOptions) {
    this.fetchShipped = options.fetchShipped ?? fetchFromSite;
  }

  /**
   * Does some work with a network that stays until the work has ended. `turn` runs a piece of it in a turn of
   * its own, so that training and pausing go on in between.
   *
   * @throws InputError or DataError when the network cannot be had.
   */
  async with<T>(
    choice: NetworkChoice,
    context: Waiting,
    work: (network: Network, turn: Turns) => T | Promise<T>,
  ): Promise<T> {
    const { turns } = this.options.bench;
    const held = await this.hold(choice, context);
    held.users++;
    try {
      return await work(held.network, turns);
    } finally {
      held.users--;
      if (!inUse(held) && !this.held.includes(held)) held.network.dispose();
    }
  }

  /** Lets a cell's network go, at once or when what uses it now has ended. */
  drop({ name }: CellNetwork): void {
    const gone = this.held.filter(({ key }) => key === `cell/${name}`);
    this.held = this.held.filter((one) => !gone.includes(one));
    for (const one of gone) if (!inUse(one)) one.network.dispose();
  }

  /** Takes a file as the one that `{ from: 'file' }` means; the old one stays if it cannot be read. */
  async take(name: string, bytes: Uint8Array): Promise<void> {
    await this.options.bench.ready();
    loadModel(bytes).dispose();
    this.file = { name, bytes };
    // Where the browser does not keep it, it serves until the page is left.
    await this.options.storage.put('network', this.file).catch(() => undefined);
  }

  /** The run that `{ from: 'trained' }` means from now on; one that is kept is read anew. */
  async trained(): Promise<TrainedNetwork | null> {
    const { trained } = this.options.bench;
    if (trained && trained.step > 0) return { step: trained.step, live: true };
    const kept = await this.keptRun();
    // Where it is the same, its network is held already.
    if (!sameBytes(kept?.checkpoint, this.run?.checkpoint)) this.run = kept;
    return this.run && { step: this.run.step, live: false };
  }

  private async hold(choice: NetworkChoice, context: Waiting): Promise<Held> {
    const backend = await this.options.bench.ready();
    const held = choice.from === 'trained' ? await this.copyOfTrained() : null;
    return held ?? this.make(choice, await this.fileOf(choice, context), backend);
  }

  /** A cell's file comes anew with each call, so a network that is held is known by its name. */
  private async fileOfCell({ name, file }: CellNetwork): Promise<Uint8Array> {
    const held = this.held.find(({ key }) => key === `cell/${name}`);
    return held?.bytes ?? new Uint8Array(await file.arrayBuffer());
  }

  /** A copy of the network on the workbench, where there is one; made anew when it has learnt on. */
  private async copyOfTrained(): Promise<Held | null> {
    const { bench } = this.options;
    const { turns } = bench;
    return turns.take(async () => {
      const { trained } = bench;
      if (!trained || trained.step === 0) return null;
      this.run = null;
      const { network: origin, step } = trained;
      const backend = await bench.ready();
      const same = this.held.find((one) => one.origin === origin && one.step === step);
      if (same) return this.touch(same, backend);
      const bytes = await saveModel(origin);
      return this.add({ key: 'live', bytes, origin, step, ...fresh(bytes, backend) });
    });
  }

  private make(choice: NetworkChoice, bytes: Uint8Array, backend: BackendName): Held {
    const key = `${choice.from}/${'name' in choice ? choice.name : ''}`;
    const same = this.held.find((one) => one.key === key && one.bytes === bytes);
    if (same) return this.touch(same, backend);
    const made = fresh(bytes, backend);
    if (choice.from === 'cell') checkCost(made.network);
    return this.add({ key, bytes, ...made });
  }

  private async fileOf(choice: NetworkChoice, context: Waiting): Promise<Uint8Array> {
    if (choice.from === 'shipped') {
      const held = this.held.find(({ key }) => key === `shipped/${choice.name}`);
      return held?.bytes ?? this.download(choice.name, context);
    }
    if (choice.from === 'file') return (await this.keptFile(choice.name)).bytes;
    if (choice.from === 'cell') return this.fileOfCell(choice);
    this.run ??= await this.keptRun();
    if (this.run) return this.run.checkpoint;
    throw new InputError('useNetwork', 'a network that was trained here', 'none');
  }

  /**
   * A shipped file, fetched once for all who ask meanwhile. A call that is given up does not end it: the next
   * one wants the same file, and has it sooner.
   */
  private async download(name: string, { signal, progress }: Waiting): Promise<Uint8Array> {
    let coming = this.coming.get(name);
    if (!coming) {
      const hearers = new Set<Waiting['progress']>();
      const heard: Waiting = {
        signal: new AbortController().signal,
        progress: (done, total) => hearers.forEach((hear) => hear(done, total)),
      };
      const bytes = this.fetchShipped(name, heard).finally(() => this.coming.delete(name));
      this.coming.set(name, (coming = { bytes, hearers }));
    }
    coming.hearers.add(progress);
    const bytes = await coming.bytes;
    coming.hearers.delete(progress);
    signal.throwIfAborted();
    return bytes;
  }

  /** Null where there is none, or the browser does not let us look. */
  private async keptRun(): Promise<KeptRun | null> {
    return (await this.options.storage.get('run').catch(() => undefined)) ?? null;
  }

  private async keptFile(name: string) {
    this.file ??= (await this.options.storage.get('network').catch(() => undefined)) ?? null;
    if (this.file?.name === name) return this.file;
    throw new DataError(name, 'this browser does not have it any more; open the file again');
  }

  private add(held: Held): Held {
    const old = this.held.filter(({ key }) => key === held.key);
    const others = this.held.filter(({ key }) => key !== held.key);
    const kept = [
      held,
      ...others.slice(0, MOST - 1),
      ...[...old, ...others.slice(MOST - 1)].filter(inUse),
    ];
    for (const one of this.held) if (!kept.includes(one)) one.network.dispose();
    this.held = kept;
    return held;
  }

  /** Brings a network to the front, on the backend that computes now. */
  private touch(held: Held, backend: BackendName): Held {
    if (held.backend !== backend) {
      held.network.dispose();
      held.network = loadModel(held.bytes);
      held.backend = backend;
    }
    this.held = [held, ...this.held.filter((one) => one !== held)];
    return held;
  }
}

function sameBytes(a?: Uint8Array, b?: Uint8Array): boolean {
  return a?.length === b?.length && (a?.every((byte, i) => byte === b?.[i]) ?? true);
}

function inUse({ users }: Held): boolean {
  return users > 0;
}

function fresh(bytes: Uint8Array, backend: BackendName) {
  return { network: loadModel(bytes), backend, users: 0 };
}

/** @throws DataError when no such network ships, or its file cannot be had. */
async function fetchFromSite(name: string, { signal, progress }: Waiting): Promise<Uint8Array> {
  const url = shippedUrl(name);
  const bytes =
    url &&
    (await fetchBytes(url, {
      signal,
      onShare: (share) => progress(Math.round(100 * share), 100),
    }));
  if (bytes) return bytes;
  throw new DataError(name, 'this site has no network of that name');
}

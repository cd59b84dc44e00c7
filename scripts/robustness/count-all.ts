import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type ImageSet,
  loadModel,
  readCifar10,
  ready,
  toBatch,
  type Network,
  type PlainTensor,
} from '../../src/cnn/index.ts';
import { probabilitiesOf } from '../../src/cnn/explain/index.ts';
import { collect } from '../cifar10/install.ts';
import { writeWhole } from '../train/run-file.ts';
import { threadCrew } from '../train/thread-crew.ts';
import { ATTACKS } from './attacks.ts';
import { type Counted, countRow } from './count-row.ts';

export interface CountOptions {
  readonly data: string;
  readonly models: string;
  readonly only: 'a' | 'b' | null;
  readonly gradientImages: number;
  readonly pixelImages: number;
  readonly workers: number;
  /** The file of what was counted so far. */
  readonly kept: string;
}

/** Where the command comes in touch with the world. */
export interface Outlet {
  say(words: string): void;
  /** Is handed all that is counted, after each row. */
  write(counted: readonly NetworkCounts[]): Promise<void>;
}

/** What was counted for a network. */
export interface NetworkCounts {
  readonly letter: 'a' | 'b';
  readonly name: string;
  /** Of the file. */
  readonly sha256: string;
  /** Test images that it classifies right, of how many. */
  readonly right: number;
  readonly of: number;
  /** By the row's id. */
  readonly rows: Readonly<Record<string, Counted>>;
}

const NETWORKS = [
  ['a', 'convnetjs'],
  ['b', 'deep'],
] as const;

/** Images at a time when a network is only asked. */
const BATCH = 200;

/** Counts every row that is not counted yet, network by network. */
export async function countAll(options: CountOptions, outlet: Outlet): Promise<void> {
  await ready({ backend: 'wasm' });
  const { test } = await readCifar10(await collect(options.data));
  const crew = threadCrew(options, (reason) => outlet.say(`one worker less: ${reason}`));
  try {
    for (const [letter, name] of NETWORKS) {
      if (options.only !== null && options.only !== letter) continue;
      await countNetwork({ letter, name, test, crew }, options, outlet);
    }
  } finally {
    crew.dismiss();
  }
}

interface Subject {
  readonly letter: 'a' | 'b';
  readonly name: string;
  readonly test: ImageSet;
  readonly crew: ReturnType<typeof threadCrew>;
}

async function countNetwork(
  { letter, name, test, crew }: Subject,
  options: CountOptions,
  outlet: Outlet,
): Promise<void> {
  const bytes = await readFile(join(options.models, name, 'model.safetensors'));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const network = loadModel(bytes);
  const scores = async (images: PlainTensor) =>
    probabilitiesOf(await crew.outputs(network, images));
  const right = await classifiedRight(network, test, scores);
  outlet.say(`(${letter}) ${name}: ${right.length} of ${test.count} test images right`);
  for (const row of ATTACKS) {
    const all = await readKept(options.kept);
    const before = all.find((one) => one.letter === letter && one.sha256 === sha256)?.rows[row.id];
    const wanted = row.by === 'gradient' ? options.gradientImages : options.pixelImages;
    const n = Math.min(wanted, right.length);
    if (before && before.n >= n) continue;
    const keep = async (counted: Counted) => {
      const about = { letter, name, sha256, right: right.length, of: test.count };
      await outlet.write(await keepRow(options.kept, about, row.id, counted));
    };
    const chosen = { set: test, right };
    const counted = await countRow(row, { network, scores }, chosen, n, before, keep);
    outlet.say(`  ${row.id}: ${JSON.stringify(counted)}`);
  }
  network.dispose();
}

async function classifiedRight(
  network: Network,
  set: ImageSet,
  scores: (images: PlainTensor) => Promise<{ data: Float32Array }>,
): Promise<number[]> {
  const [classes] = network.output;
  const right: number[] = [];
  for (let first = 0; first < set.count; first += BATCH) {
    const size = Math.min(BATCH, set.count - first);
    const batch = toBatch(
      set,
      Uint32Array.from({ length: size }, (_, i) => first + i),
    );
    const { data } = await scores(batch.images);
    for (let i = 0; i < size; i++) {
      const row = data.subarray(i * classes, (i + 1) * classes);
      if (row.indexOf(Math.max(...row)) === batch.labels[i]) right.push(first + i);
    }
  }
  return right;
}

/** Puts a row where it is found again, and gives all there is. */
async function keepRow(
  path: string,
  about: Omit<NetworkCounts, 'rows'>,
  id: string,
  counted: Counted,
): Promise<readonly NetworkCounts[]> {
  // Read again each time: the other network may be counted by another process.
  const all = await readKept(path);
  const before = all.find(
    ({ letter, sha256 }) => letter === about.letter && sha256 === about.sha256,
  );
  const mine = { ...about, rows: { ...before?.rows, [id]: counted } };
  const next = [...all.filter(({ letter }) => letter !== about.letter), mine].sort((x, y) =>
    x.letter.localeCompare(y.letter),
  );
  await writeWhole(path, new TextEncoder().encode(JSON.stringify(next, null, 2)));
  return next;
}

async function readKept(path: string): Promise<readonly NetworkCounts[]> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as NetworkCounts[];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

import {
  DataError,
  type Dataset,
  readCifar10,
  type SceneKnobs,
  scenes,
} from '../../../cnn/data/index.ts';
import { type NamedBytes } from '../protocol.ts';
import { type CallContext } from './call-context.ts';
import { fetchBytes } from './fetch-bytes.ts';
import { type Storage } from './storage.ts';

/** How to have a data set again after a reload. */
export type DataSource =
  | {
      readonly from: 'scenes';
      readonly seed: number;
      readonly train: number;
      readonly test: number;
      readonly knobs?: Partial<SceneKnobs>;
    }
  /** The compact copy that the site serves. */
  | { readonly from: 'site'; readonly baseUrl: string }
  /** Files that a person gave; the browser keeps the images where it has room. */
  | { readonly from: 'files' };

/** A data set and where it came from. */
export interface LoadedData {
  readonly source: DataSource;
  readonly dataset: Dataset;
}

/** Draws scenes. */
export function drawScenes(args: Omit<DataSource & { from: 'scenes' }, 'from'>): LoadedData {
  return { source: { from: 'scenes', ...args }, dataset: scenes(args) };
}

/** Reads files that a person gave. */
export async function readFiles(
  files: readonly NamedBytes[],
  { signal, progress }: CallContext,
): Promise<LoadedData> {
  return {
    source: { from: 'files' },
    dataset: await readCifar10(files, { signal, onProgress: progress }),
  };
}

const PACKED_FILES = ['cifar10.json', 'train.bin', 'test.bin'];

/**
 * Fetches the copy that `npm run cifar10` made.
 *
 * @throws DataError when the site has none.
 */
export async function fetchPacked(baseUrl: string, context: CallContext): Promise<LoadedData> {
  const { signal, progress } = context;
  const files: NamedBytes[] = [];
  for (const [i, name] of PACKED_FILES.entries()) {
    const bytes = await fetchBytes(baseUrl + name, signal, (share) =>
      progress(Math.round(100 * (i + share)), 100 * PACKED_FILES.length),
    );
    if (!bytes) {
      const reason = 'this site has no copy of CIFAR-10; make one with npm run cifar10';
      throw new DataError(name, reason);
    }
    files.push({ name, bytes });
  }
  return { source: { from: 'site', baseUrl }, dataset: await readCifar10(files, { signal }) };
}

/** The data set of a kept run; null where it has to be given again. */
export async function loadAgain(
  source: DataSource,
  storage: Storage,
  context: CallContext,
): Promise<LoadedData | null> {
  if (source.from === 'scenes') return { source, dataset: scenes(source) };
  try {
    if (source.from === 'site') return await fetchPacked(source.baseUrl, context);
    const dataset = await storage.get('images');
    return dataset ? { source, dataset } : null;
  } catch {
    // The run is worth having without its images: the page asks for them.
    context.signal.throwIfAborted();
    return null;
  }
}

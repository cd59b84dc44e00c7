import { DataError, readCifar10, scenes } from '../../../cnn/data/index.ts';
import type { NamedBytes } from '../protocol.ts';
import type { CallContext } from './call-context.ts';
import type { DataSource, LoadedData } from './data-source.ts';
import { fetchBytes } from './fetch-bytes.ts';
import { readImages } from './kept-images.ts';
import type { Storage } from './storage.ts';

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
    const bytes = await fetchBytes(baseUrl + name, {
      signal,
      onShare: (share) => progress(Math.round(100 * (i + share)), 100 * PACKED_FILES.length),
    });
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
    const dataset = await readImages(storage);
    return dataset ? { source, dataset } : null;
  } catch {
    // The run is worth having without its images: the page asks for them.
    context.signal.throwIfAborted();
    return null;
  }
}

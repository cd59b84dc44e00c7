import { DataError } from '../data-error.ts';
import { CIFAR10_CLASSES, type Dataset, type ImageSet } from '../dataset.ts';
import { baseName, type NamedFile, type ReadOptions } from './named-file.ts';
import { CIFAR10_SHAPE } from './records.ts';

/** The file that describes a packed copy; the data files lie beside it. */
const PACKED_MANIFEST = 'cifar10.json';

const FORMAT = 'convscope cifar10 1';

/** One split of a packed copy: `count` labels, a byte each, then the images as in `ImageSet`. */
interface PackedSplit {
  readonly file: string;
  readonly count: number;
  /** Of the file's bytes, in hexadecimal. */
  readonly sha256: string;
}

interface Manifest {
  readonly format: string;
  readonly classes: readonly string[];
  readonly shape: readonly number[];
  readonly train: PackedSplit;
  readonly test: PackedSplit;
}

/** Whether these files are, or include, a packed copy. */
export function isPacked(files: readonly NamedFile[]): boolean {
  return files.some(({ name }) => baseName(name) === PACKED_MANIFEST);
}

/** The three files of a compact copy of CIFAR-10: `cifar10.json`, `train.bin`, `test.bin`. */
export async function packCifar10(set: Dataset): Promise<readonly NamedFile[]> {
  const train = packSplit('train.bin', set.train);
  const test = packSplit('test.bin', set.test);
  const manifest: Manifest = {
    format: FORMAT,
    classes: set.train.classes,
    shape: set.train.shape,
    train: { file: train.name, count: set.train.count, sha256: (await sha256(train.bytes))! },
    test: { file: test.name, count: set.test.count, sha256: (await sha256(test.bytes))! },
  };
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  return [{ name: PACKED_MANIFEST, bytes: new TextEncoder().encode(text) }, train, test];
}

/**
 * CIFAR-10 from the three files of a compact copy; the images share memory with the files' bytes.
 *
 * @throws DataError when a file is missing, or is not what the manifest says.
 */
export async function readPackedCifar10(
  files: readonly NamedFile[],
  { onProgress, signal }: ReadOptions = {},
): Promise<Dataset> {
  const manifest = parseManifest(findFile(files, PACKED_MANIFEST));
  const sets: ImageSet[] = [];
  const splits = [manifest.train, manifest.test];
  const total = manifest.train.count + manifest.test.count;
  for (const split of splits) {
    signal?.throwIfAborted();
    sets.push(await unpackSplit(findFile(files, split.file), split));
    onProgress?.(
      sets.reduce((sum, { count }) => sum + count, 0),
      total,
    );
  }
  return { name: 'CIFAR-10', train: sets[0], test: sets[1] };
}

function packSplit(name: string, { labels, images }: ImageSet): NamedFile {
  const bytes = new Uint8Array(labels.length + images.length);
  bytes.set(labels);
  bytes.set(images, labels.length);
  return { name, bytes };
}

async function unpackSplit({ name, bytes }: NamedFile, split: PackedSplit): Promise<ImageSet> {
  const { count } = split;
  const [height, width, channels] = CIFAR10_SHAPE;
  const expected = count * (1 + height * width * channels);
  if (bytes.length !== expected) {
    const reason = `it has ${bytes.length} bytes, but ${count} images need ${expected}`;
    throw new DataError(name, reason);
  }
  const sum = await sha256(bytes);
  if (sum !== null && sum !== split.sha256) {
    throw new DataError(name, `it is damaged: its SHA-256 is not the one in ${PACKED_MANIFEST}`);
  }
  const labels = bytes.subarray(0, count);
  const wrong = labels.findIndex((label) => label >= CIFAR10_CLASSES.length);
  if (wrong >= 0) {
    throw new DataError(
      name,
      `image ${wrong + 1} has the label ${labels[wrong]}, but labels end at 9`,
    );
  }
  return {
    images: bytes.subarray(count),
    labels,
    count,
    shape: CIFAR10_SHAPE,
    classes: CIFAR10_CLASSES,
  };
}

function findFile(files: readonly NamedFile[], name: string): NamedFile {
  const file = files.find((candidate) => baseName(candidate.name) === name);
  if (file) return file;
  throw new DataError(name, 'it is missing; make the local copy again with npm run cifar10');
}

function parseManifest({ name, bytes }: NamedFile): Manifest {
  let manifest: Partial<Manifest> | null;
  try {
    manifest = JSON.parse(new TextDecoder().decode(bytes)) as Partial<Manifest> | null;
  } catch {
    throw new DataError(name, 'it is not JSON; make the local copy again with npm run cifar10');
  }
  if (manifest?.format !== FORMAT || !isSplit(manifest.train) || !isSplit(manifest.test)) {
    const reason = 'it is of another version; make the local copy again with npm run cifar10';
    throw new DataError(name, reason);
  }
  return manifest as Manifest;
}

function isSplit(split: Partial<PackedSplit> | undefined): boolean {
  return typeof split?.file === 'string' && Number.isInteger(split.count);
}

/** SHA-256 in hexadecimal; null where the platform has none, as on pages that came by plain http. */
async function sha256(bytes: Uint8Array): Promise<string | null> {
  const { subtle } = globalThis.crypto as { subtle?: SubtleCrypto };
  if (!subtle) return null;
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes as BufferSource));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

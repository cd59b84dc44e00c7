import { DataError } from '../data-error.ts';
import type { Dataset, ImageSet } from '../dataset.ts';
import { gunzip, isGzip } from './gunzip.ts';
import { baseName, type NamedFile, type ReadOptions } from './named-file.ts';
import { isPacked, readPackedCifar10 } from './packed.ts';
import { copyRecords, countRecords, emptySet } from './records.ts';
import { isTar, TarReader } from './tar.ts';
import { whyNotAnArchive } from './wrong-file.ts';

const TRAIN_FILES = [1, 2, 3, 4, 5].map((i) => `data_batch_${i}.bin`);
const TEST_FILE = 'test_batch.bin';
const ALL_FILES = [...TRAIN_FILES, TEST_FILE];

/** Bytes after decompression; the official archive has 184 million. */
const LIMIT = 256e6;

/**
 * CIFAR-10 (Krizhevsky 2009) from its official binary archive, from the six `.bin` files in it, or
 * from the compact copy that `npm run cifar10` makes.
 *
 * Batches may be shorter than the official 10,000 images. All is checked before anything is
 * returned; files of other names beside the six are ignored. The bytes stay the caller's.
 *
 * @throws DataError naming the file and what is wrong with it.
 * @example
 * const bytes = await readFile('cifar-10-binary.tar.gz');
 * const cifar10 = await readCifar10([{ name: 'cifar-10-binary.tar.gz', bytes }]);
 * cifar10.train.count; // 50000
 */
export async function readCifar10(
  files: readonly NamedFile[],
  options: ReadOptions = {},
): Promise<Dataset> {
  options.signal?.throwIfAborted();
  if (files.length === 0) throw new DataError('CIFAR-10', 'no file was given');
  if (isPacked(files)) return readPackedCifar10(files, options);
  const archive = findArchive(files);
  const batches = archive ? await openArchive(archive, options) : files;
  return assemble(batches, archive?.name ?? 'CIFAR-10', options);
}

function findArchive(files: readonly NamedFile[]): NamedFile | undefined {
  const archive = files.find(({ bytes }) => isGzip(bytes) || isTar(bytes));
  if (archive) return archive;
  // One file that is no batch was meant as the archive, and can say why it is none.
  const [file] = files;
  return files.length === 1 && !ALL_FILES.includes(baseName(file.name)) ? file : undefined;
}

async function openArchive(
  archive: NamedFile,
  options: ReadOptions,
): Promise<readonly NamedFile[]> {
  const paths: string[] = [];
  const reader = new TarReader(archive.name, LIMIT, (path) => {
    paths.push(path);
    return ALL_FILES.includes(baseName(path));
  });
  if (isGzip(archive.bytes)) {
    for await (const chunk of gunzip(archive, LIMIT, options)) reader.push(chunk);
  } else if (isTar(archive.bytes)) {
    reader.push(archive.bytes);
  } else {
    throw new DataError(archive.name, whyNotAnArchive(archive.bytes));
  }
  const files = reader.finish();
  if (files.length === 0) throw new DataError(archive.name, whyNoBatches(paths));
  return files;
}

/** Recognises the other archives on CIFAR-10's page. */
function whyNoBatches(paths: readonly string[]): string {
  const names = paths.map(baseName);
  if (names.includes('data_batch_1')) {
    return 'this is the Python version of CIFAR-10; take the binary version';
  }
  if (names.includes('data_batch_1.mat')) {
    return 'this is the Matlab version of CIFAR-10; take the binary version';
  }
  if (names.includes('train.bin')) return 'this is CIFAR-100; take CIFAR-10, binary version';
  return `it holds no ${TRAIN_FILES[0]}: this is not the binary version of CIFAR-10`;
}

async function assemble(
  files: readonly NamedFile[],
  source: string,
  { onProgress, signal }: ReadOptions,
): Promise<Dataset> {
  const batches = ALL_FILES.map((name) => findBatch(files, name, source));
  const total = batches.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const counts = batches.map(countRecords);
  const train = emptySet(counts.slice(0, -1).reduce((sum, count) => sum + count, 0));
  const test = emptySet(counts[counts.length - 1]);
  let first = 0;
  let done = 0;
  for (const [i, { name, bytes }] of batches.entries()) {
    // Lets an abort, or a message to the worker, come through between two batches.
    await new Promise((resolve) => setTimeout(resolve));
    signal?.throwIfAborted();
    const isTest: boolean = name === TEST_FILE || baseName(name) === TEST_FILE;
    const into: ImageSet = isTest ? test : train;
    copyRecords(bytes, into, isTest ? 0 : first);
    if (!isTest) first += counts[i];
    done += bytes.length;
    // An archive has told its own progress while it was opened.
    if (source === 'CIFAR-10') onProgress?.(done, total);
  }
  return { name: 'CIFAR-10', train, test };
}

function findBatch(files: readonly NamedFile[], name: string, source: string): NamedFile {
  const found = files.filter((file) => baseName(file.name) === name);
  if (found.length === 1) return found[0];
  throw new DataError(source, found.length === 0 ? `${name} is missing` : `${name} is there twice`);
}

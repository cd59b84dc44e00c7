import type { Dataset } from '../dataset.ts';

/** A file in memory. */
export interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a reader tells while it works, and how it is stopped. */
export interface ReadOptions {
  /** Called with the bytes of input read so far, and all of them. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Aborting rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/**
 * CIFAR-10 (Krizhevsky 2009) from its official binary archive, or from the archive's `.bin` files.
 *
 * @throws DataError when a file is missing, damaged or something else.
 */
export async function readCifar10(
  files: readonly NamedFile[],
  options: ReadOptions = {},
): Promise<Dataset> {
  throw new Error(`not yet: ${files.length} ${String(options.signal)}`);
}

/** A file in memory. */
export interface NamedFile {
  /** As the person knows it; folders before the name are allowed. */
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

/** A file's name without its folders. */
export function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

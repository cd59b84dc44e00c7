import type { NamedBytes } from '../../runner/engine/protocol.ts';

/** Files as what crosses to the engine. */
export function readFiles(files: readonly File[]): Promise<NamedBytes[]> {
  return Promise.all(
    files.map(async (file) => ({
      name: file.name,
      bytes: new Uint8Array(await file.arrayBuffer()),
    })),
  );
}

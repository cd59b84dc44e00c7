import type { NamedFile } from './named-file.ts';

/** What a tar header of a test says; what is left out is what an honest archive has. */
export interface TarEntry {
  readonly name: string;
  readonly bytes?: Uint8Array;
  /** `0` a file, `1` and `2` links, `5` a folder. */
  readonly kind?: string;
  /** The size field as written. */
  readonly size?: string;
  /** Added to the right checksum. */
  readonly checksumError?: number;
}

/** A tar archive for tests. */
export function tar(entries: readonly TarEntry[], endBlocks = 2): Uint8Array<ArrayBuffer> {
  const parts = entries.flatMap(({ bytes = new Uint8Array(), ...entry }) => {
    const padding = new Uint8Array((512 - (bytes.length % 512)) % 512);
    return [header(entry, bytes.length), bytes, padding];
  });
  return concat([...parts, new Uint8Array(512 * endBlocks)]);
}

function header(entry: TarEntry, length: number): Uint8Array {
  const block = new Uint8Array(512);
  const write = (at: number, text: string) => block.set(new TextEncoder().encode(text), at);
  write(0, entry.name);
  write(100, '0000644\0');
  write(124, entry.size ?? `${length.toString(8).padStart(11, '0')}\0`);
  write(148, '        ');
  write(156, entry.kind ?? '0');
  write(257, 'ustar\0');
  const sum = block.reduce((total, byte) => total + byte, 0) + (entry.checksumError ?? 0);
  write(148, `${sum.toString(8).padStart(6, '0')}\0 `);
  return block;
}

/** Gzips bytes. */
export async function gzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** A batch file of `count` records: labels 0, 1, … from `first` on; each plane is one grey of its own. */
export function batch(name: string, count: number, first = 0): NamedFile {
  const bytes = new Uint8Array(count * 3073);
  for (let i = 0; i < count; i++) {
    const at = i * 3073;
    bytes[at] = (first + i) % 10;
    for (const [plane, value] of [first + i, 100 + i, 200 + i].entries()) {
      bytes.fill(value, at + 1 + plane * 1024, at + 1 + (plane + 1) * 1024);
    }
  }
  return { name, bytes };
}

/** The six files of a CIFAR-10 with two images a batch. */
export function sixBatches(): NamedFile[] {
  const train = [1, 2, 3, 4, 5].map((i) => batch(`data_batch_${i}.bin`, 2, 2 * (i - 1)));
  return [...train, batch('test_batch.bin', 3)];
}

/** Joins bytes. */
export function concat(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

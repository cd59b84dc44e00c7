import { DataError } from '../data-error.ts';
import type { NamedFile, ReadOptions } from './named-file.ts';

const CHUNK = 1 << 18;
const FOLLOWED = 'something follows the end of the compressed data';

/** Whether bytes begin as a gzip file does. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * The content of a gzip file (RFC 1952), chunk by chunk.
 *
 * Ends normally only when the file was whole: its checksum right, nothing missing, nothing after it.
 *
 * @throws DataError when the file is damaged, or its content is longer than `limit` bytes.
 */
export async function* gunzip(
  file: NamedFile,
  limit: number,
  options: ReadOptions = {},
): AsyncGenerator<Uint8Array, void, undefined> {
  const input = feed(file, options);
  const output = input.stream
    .pipeThrough(new DecompressionStream('gzip'), { signal: options.signal })
    .getReader();
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await output.read();
      if (done) break;
      length += value.length;
      if (length > limit) throw new DataError(file.name, tooLong(limit));
      yield value;
    }
  } catch (error) {
    options.signal?.throwIfAborted();
    if (error instanceof DataError) throw error;
    if (endedBefore(file.bytes, length)) throw new DataError(file.name, FOLLOWED);
    throw damaged(file, input.allRead(), error);
  } finally {
    await output.cancel().catch(() => undefined);
  }
  if (length % 2 ** 32 !== statedLength(file.bytes)) throw new DataError(file.name, FOLLOWED);
}

/** A file as a stream that reports what it has handed out. */
function feed(file: NamedFile, { onProgress, signal }: ReadOptions) {
  const { bytes } = file;
  let offset = 0;
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      signal?.throwIfAborted();
      if (offset === bytes.length) return controller.close();
      // A copy, because a stream may take the buffer away and the caller still owns the file.
      const chunk = bytes.slice(offset, offset + CHUNK);
      offset += chunk.length;
      controller.enqueue(chunk);
      onProgress?.(offset, bytes.length);
    },
  });
  return { stream, allRead: () => offset === bytes.length };
}

/** The length of the content, modulo 2³², that the last four bytes before `end` state. */
function statedLength(bytes: Uint8Array, end = bytes.length): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint32(end - 4, true);
}

/**
 * Whether the content ended some bytes before the file: so few that a platform takes them for the
 * beginning of a second gzip header, and calls the file cut short.
 */
function endedBefore(bytes: Uint8Array, length: number): boolean {
  for (let end = bytes.length - 1; end >= Math.max(18, bytes.length - 18); end--) {
    if (statedLength(bytes, end) === length) return true;
  }
  return false;
}

/** Puts what the platform says, which differs between browsers, into one of our sentences. */
function damaged(file: NamedFile, allRead: boolean, error: unknown): DataError {
  const said = describe(error);
  if (/data check|length check|crc/i.test(said)) {
    return new DataError(file.name, 'it is damaged: its content does not match its checksum');
  }
  // The file's own header was right, so one that is wrong belongs to what follows.
  if (/junk|trailing|after (the )?end|header check/i.test(said)) {
    return new DataError(file.name, FOLLOWED);
  }
  if (allRead && /trunc|unexpected end|without reaching|incomplete|aborted/i.test(said)) {
    return new DataError(file.name, 'it is cut short: the compressed data end too early');
  }
  return new DataError(file.name, `it is damaged: it does not decompress (${said})`);
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return cause instanceof Error ? `${error.message}: ${cause.message}` : error.message;
}

function tooLong(limit: number): string {
  return `its content is longer than ${Math.round(limit / 1e6)} MB, which CIFAR-10 is not`;
}

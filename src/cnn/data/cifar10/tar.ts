import { DataError } from '../data-error.ts';
import type { NamedFile } from './named-file.ts';

const BLOCK = 512;

/** Whether bytes begin as a tar archive does. */
export function isTar(bytes: Uint8Array): boolean {
  return text(bytes, 257, 5) === 'ustar';
}

/**
 * Reads a tar archive (POSIX.1-1988, ustar) that arrives in pieces, and keeps the files it is asked for.
 *
 * Nothing is written anywhere, yet an archive with links, or with paths that lead out of it, is refused:
 * CIFAR-10 has none.
 */
export class TarReader {
  private readonly files: NamedFile[] = [];
  private readonly header = new Uint8Array(BLOCK);
  private headerFilled = 0;
  private entry: { name: string; content: Uint8Array | null; filled: number; size: number } | null =
    null;
  private padding = 0;
  private ended = false;

  /**
   * @param archive the archive's name, for errors.
   * @param limit bytes that one file may have at most.
   * @param wanted whether a file of this path is to be kept.
   */
  constructor(
    private readonly archive: string,
    private readonly limit: number,
    private readonly wanted: (path: string) => boolean,
  ) {}

  /** Takes the next bytes of the archive. Throws DataError when they cannot be part of one. */
  push(chunk: Uint8Array): void {
    let at = 0;
    while (at < chunk.length) {
      if (this.entry) at = this.takeContent(this.entry, chunk, at);
      else if (this.padding > 0) at = this.takePadding(chunk, at);
      else at = this.takeHeader(chunk, at);
    }
  }

  /** The files that were kept, once the archive is whole. Throws DataError when it is not. */
  finish(): readonly NamedFile[] {
    if (this.entry) {
      const { name, filled, size } = this.entry;
      throw this.error(`it is cut short: ${name} has ${filled} of its ${size} bytes`);
    }
    if (!this.ended || this.headerFilled > 0) {
      throw this.error('it is cut short: the end of the archive is missing');
    }
    return this.files;
  }

  private takeContent(
    entry: NonNullable<typeof this.entry>,
    chunk: Uint8Array,
    at: number,
  ): number {
    const end = Math.min(chunk.length, at + entry.size - entry.filled);
    entry.content?.set(chunk.subarray(at, end), entry.filled);
    entry.filled += end - at;
    if (entry.filled === entry.size) this.closeEntry(entry.name, entry.content);
    return end;
  }

  private closeEntry(name: string, content: Uint8Array | null): void {
    if (content) this.files.push({ name, bytes: content });
    this.entry = null;
  }

  private takePadding(chunk: Uint8Array, at: number): number {
    const end = Math.min(chunk.length, at + this.padding);
    this.padding -= end - at;
    return end;
  }

  private takeHeader(chunk: Uint8Array, at: number): number {
    const end = Math.min(chunk.length, at + BLOCK - this.headerFilled);
    this.header.set(chunk.subarray(at, end), this.headerFilled);
    this.headerFilled += end - at;
    if (this.headerFilled === BLOCK) {
      this.headerFilled = 0;
      this.readHeader(this.header);
    }
    return end;
  }

  private readHeader(header: Uint8Array): void {
    if (header.every((byte) => byte === 0)) {
      this.ended = true;
      return;
    }
    if (this.ended) throw this.error('something follows the end of the archive');
    if (octal(header, 148, 8) !== checksum(header)) {
      throw this.error('it is damaged: the checksum of a file header inside it is wrong');
    }
    const prefix = isTar(header) ? text(header, 345, 155) : '';
    const name = (prefix ? `${prefix}/` : '') + text(header, 0, 100);
    const size = this.readSize(header, name);
    this.checkEntry(name, String.fromCharCode(header[156] || 0x30));
    const isFile = header[156] === 0 || header[156] === 0x30;
    const content = isFile && this.wanted(name) ? new Uint8Array(size) : null;
    if (size > 0) this.entry = { name, content, filled: 0, size };
    else if (content) this.files.push({ name, bytes: content });
    this.padding = (BLOCK - (size % BLOCK)) % BLOCK;
  }

  private readSize(header: Uint8Array, name: string): number {
    // A first byte over 127 means a binary number, for sizes from 8 GB on.
    const size = header[124] > 127 ? Infinity : octal(header, 124, 12);
    if (Number.isNaN(size)) throw this.error(`it is damaged: the size of ${name} is not a number`);
    if (size <= this.limit) return size;
    const stated = size === Infinity ? 'more than 8 GB' : `${size} bytes`;
    throw this.error(`${name} claims a size of ${stated}, which no file of CIFAR-10 has`);
  }

  private checkEntry(name: string, kind: string): void {
    if (/^[/\\]|(^|[/\\])\.\.([/\\]|$)/.test(name)) {
      throw this.error(`the path ${name} leads out of the archive`);
    }
    if (kind === '1' || kind === '2') throw this.error(`${name} is a link, not a file`);
    // Files, folders and the two kinds of extended header (dates, owners) that macOS adds.
    if (!'05xg'.includes(kind)) throw this.error(`${name} is neither a file nor a folder`);
  }

  private error(reason: string): DataError {
    return new DataError(this.archive, reason);
  }
}

function text(bytes: Uint8Array, from: number, length: number): string {
  let end = from;
  while (end < from + length && bytes[end]) end++;
  return new TextDecoder().decode(bytes.subarray(from, end));
}

function octal(bytes: Uint8Array, from: number, length: number): number {
  const digits = text(bytes, from, length).trim();
  return /^[0-7]+$/.test(digits) ? parseInt(digits, 8) : NaN;
}

/** The sum of the header's bytes, its checksum field counted as spaces. */
function checksum(header: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < BLOCK; i++) sum += i >= 148 && i < 156 ? 0x20 : header[i];
  return sum;
}

import { Refusal } from '../refusal.ts';
import { FORMAT, type ProgressEntry } from './entry.ts';
import { readEntry } from './read-entry.ts';

/** Bytes of a file: more than any browser keeps for a page. */
const MOST_FILE = 16_000_000;
const MOST_ENTRIES = 100_000;
const NAME = 'progress';

/**
 * Writes entries as the text of a file: JSON, `{ convscope: 'progress', format: 1, entries: […] }`.
 *
 * @example
 * const text = writeProgressFile(store.entries());
 * const entries = readProgressFile(text);
 */
export function writeProgressFile(entries: readonly ProgressEntry[]): string {
  return `${JSON.stringify({ convscope: NAME, format: FORMAT, entries }, null, 1)}\n`;
}

/**
 * Reads the text of a file; one entry that is wrong refuses the whole, so that nothing is half taken.
 *
 * @throws Refusal saying what is wrong with the file
 */
export function readProgressFile(text: string): readonly ProgressEntry[] {
  refuseTooBig(text.length);
  const file = parse(text.replace(/^\uFEFF/, ''));
  if (file.get('convscope') !== NAME) {
    throw new Refusal('The file holds no progress: expected one that this page has written.');
  }
  const format = file.get('format');
  if (typeof format === 'number' && format > FORMAT) {
    throw new Refusal(
      `The file was written by a newer version of this page (format ${format}; this one reads ${FORMAT}). Reload the page, or open the file where it was written.`,
    );
  }
  if (format !== FORMAT) throw new Refusal(`The file is broken: expected format to be ${FORMAT}.`);
  return readEntries(file.get('entries'));
}

/** Refuses a file by its size, before it is read. @throws Refusal */
export function refuseTooBig(bytes: number): void {
  if (bytes <= MOST_FILE) return;
  const most = `${MOST_FILE / 1e6} MB`;
  throw new Refusal(
    `The file is too big: expected at most ${most}, got ${Math.ceil(bytes / 1e6)} MB.`,
  );
}

function parse(text: string): Map<string, unknown> {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    throw new Refusal('The file is broken or cut short: it is not whole JSON.');
  }
  return new Map(typeof file === 'object' && file !== null ? Object.entries(file) : []);
}

function readEntries(from: unknown): readonly ProgressEntry[] {
  if (!Array.isArray(from) || from.length > MOST_ENTRIES) {
    throw new Refusal('The file is broken: expected entries to be a list.');
  }
  try {
    return from.map((entry, index) => readEntry(entry, `entries[${index}]`));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(`The file is broken: ${error.message}`);
  }
}

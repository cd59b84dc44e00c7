import { OwnFields } from '../own-fields.ts';
import { Refusal } from '../refusal.ts';

/** Which image goes with the code: a drawn scene, made again from its seed, or a test image by its place. */
export type SharedImage =
  | { readonly from: 'scenes'; readonly label: number; readonly seed: number }
  | { readonly from: 'test'; readonly index: number };

/** What a link carries. */
export interface Shared {
  /** The lesson's name in its address: `relu`. */
  readonly lesson: string;
  /** The id of the cell. */
  readonly cell: string;
  readonly code: string;
  /** A whole number from 0. */
  readonly seed?: number;
  readonly image?: SharedImage;
}

/** Bytes of code (UTF-8) that a link may carry. */
export const MOST_CODE = 100_000;
const NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const MOST_NAME = 100;
const CLASSES = 10;

/**
 * Copies what was unpacked, field by field; fields that are not known are left behind.
 *
 * @throws Refusal naming the first field that is wrong
 */
export function readShared(from: unknown): Shared {
  const fields = new OwnFields(from, '');
  const text = fields.get('code');
  if (typeof text !== 'string') throw fields.wrong('code', 'a text');
  const code = asEdited(text);
  const bytes = new TextEncoder().encode(code).length;
  if (bytes > MOST_CODE) {
    throw new Refusal(
      `expected the code to be of at most ${shown(MOST_CODE)} bytes, got ${shown(bytes)}.`,
    );
  }
  return {
    lesson: readName(fields, 'lesson'),
    cell: readName(fields, 'cell'),
    code,
    ...(fields.get('seed') === undefined ? {} : { seed: fields.count('seed') }),
    ...(fields.get('image') === undefined ? {} : { image: readImage(fields.get('image')) }),
  };
}

function readImage(from: unknown): SharedImage {
  const fields = new OwnFields(from, 'image');
  switch (fields.get('from')) {
    case 'scenes':
      return { from: 'scenes', label: fields.count('label', CLASSES), seed: fields.count('seed') };
    case 'test':
      return { from: 'test', index: fields.count('index') };
    default:
      throw fields.wrong('from', 'scenes or test');
  }
}

function readName(fields: OwnFields, field: string): string {
  const name = fields.get(field);
  if (typeof name === 'string' && name.length <= MOST_NAME && NAME.test(name)) return name;
  throw fields.wrong(field, 'a name such as relu');
}

/**
 * Code as an editor holds it: `\n` between lines, and no byte order mark.
 *
 * Left to the editor, this would look as if the reader had changed the code, and so had read it.
 */
function asEdited(code: string): string {
  return code.replace(/^\uFEFF+/, '').replace(/\r\n?/g, '\n');
}

/** A count as a reader sees it: 65,536. */
export function shown(count: number): string {
  return count.toLocaleString('en');
}

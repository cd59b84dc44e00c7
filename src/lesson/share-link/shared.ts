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
  const fields = ownFields(from, 'the whole');
  const code = fields.get('code');
  if (typeof code !== 'string') throw wrong('code', 'a text', code);
  const bytes = new TextEncoder().encode(code).length;
  if (bytes > MOST_CODE) {
    throw new Refusal(
      `The code is too big for a link: expected at most ${shown(MOST_CODE)} bytes, got ${shown(bytes)}.`,
    );
  }
  const seed = fields.get('seed');
  const image = fields.get('image');
  return {
    lesson: name('lesson', fields.get('lesson')),
    cell: name('cell', fields.get('cell')),
    code,
    ...(seed === undefined ? {} : { seed: whole('seed', seed) }),
    ...(image === undefined ? {} : { image: readImage(image) }),
  };
}

function readImage(from: unknown): SharedImage {
  const fields = ownFields(from, 'image');
  switch (fields.get('from')) {
    case 'scenes':
      return {
        from: 'scenes',
        label: whole('image.label', fields.get('label'), CLASSES),
        seed: whole('image.seed', fields.get('seed')),
      };
    case 'test':
      return { from: 'test', index: whole('image.index', fields.get('index')) };
    default:
      throw wrong('image.from', 'scenes or test', fields.get('from'));
  }
}

function ownFields(from: unknown, what: string): Map<string, unknown> {
  if (typeof from !== 'object' || from === null || Array.isArray(from)) {
    throw wrong(what, 'an object', from);
  }
  return new Map(Object.entries(from));
}

function name(field: string, value: unknown): string {
  if (typeof value === 'string' && value.length <= MOST_NAME && NAME.test(value)) return value;
  throw wrong(field, 'a name such as relu', value);
}

function whole(field: string, value: unknown, below = Number.MAX_SAFE_INTEGER): number {
  if (Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) < below) {
    return Number(value);
  }
  throw wrong(field, `a whole number from 0 to ${below - 1}`, value);
}

function wrong(field: string, expected: string, got: unknown): Refusal {
  const text = JSON.stringify(got) ?? 'nothing';
  const cut = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return new Refusal(`The link is broken: expected ${field} to be ${expected}, got ${cut}.`);
}

/** A count as a reader sees it: 65,536. */
export function shown(count: number): string {
  return count.toLocaleString('en');
}

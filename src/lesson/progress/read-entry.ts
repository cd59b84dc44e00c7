import { OwnFields } from '../own-fields.ts';
import { Refusal } from '../refusal.ts';
import type { Kind, ProgressEntry, ProgressKey, ProgressValues, SetAside } from './entry.ts';

const MOST_NAME = 200;
const MOST_CODE = 1_000_000;
const MOST_ASIDE = 100;
const MOST_PREDICTION = 100;

type Readers = { readonly [K in Kind]: (fields: OwnFields) => ProgressValues[K] };

/** Copies the value of each kind, field by field. */
const readers: Readers = {
  cell: (fields) => ({ code: fields.text('code', MOST_CODE) }),
  aside: (fields) => ({
    shared: fields.text('shared', MOST_CODE),
    own: readOwn(fields),
    ...(fields.get('seed') === undefined ? {} : { seed: fields.count('seed') }),
    ...(fields.get('image') === undefined ? {} : { image: fields.flag('image') }),
    ...(fields.get('read') === undefined ? {} : { read: fields.flag('read') }),
  }),
  exercise: (fields) => ({
    passed: fields.flag('passed'),
    tries: fields.count('tries'),
    hints: fields.count('hints'),
  }),
  prediction: (fields) => ({ value: fields.text('value', MOST_PREDICTION) }),
  seed: (fields) => ({ seed: fields.count('seed') }),
};

/**
 * Copies an entry that came from a file or from the browser's storage; fields that are not known are left behind.
 *
 * @param path names the entry in the message: `entries[3]`
 * @throws Refusal naming the first field that is wrong
 */
export function readEntry(from: unknown, path: string): ProgressEntry {
  const fields = new OwnFields(from, path);
  const kind = fields.get('kind');
  if (!isKind(kind)) throw fields.wrong('kind', `one of ${Object.keys(readers).join(', ')}`);
  const key = { lesson: fields.text('lesson', MOST_NAME), id: fields.text('id', MOST_NAME) };
  const value = readers[kind](new OwnFields(fields.get('value'), fields.pathOf('value')));
  return { ...key, kind, at: fields.count('at'), value } as ProgressEntry;
}

/** Copies what was kept for one key. @throws Refusal where it is for another or of another form */
export function readEntryFor<K extends Kind>(from: unknown, key: ProgressKey<K>): ProgressEntry<K> {
  const entry = readEntry(from, 'the entry');
  if (entry.kind !== key.kind || entry.lesson !== key.lesson || entry.id !== key.id) {
    throw new Refusal('expected the entry to be for its own key.');
  }
  return entry as ProgressEntry<K>;
}

function isKind(value: unknown): value is Kind {
  return typeof value === 'string' && Object.hasOwn(readers, value);
}

function readOwn(fields: OwnFields): SetAside['own'] {
  const own = fields.get('own');
  if (!Array.isArray(own) || own.length > MOST_ASIDE) throw fields.wrong('own', 'a list');
  const items = new OwnFields(own, fields.pathOf('own'));
  return own.map((_, index) => items.text(String(index), MOST_CODE));
}

import type { Plain, PlainText } from '../protocol/index.ts';

/** How many values a function that is checked may return in all. */
const MOST_VALUES = 200_000;
const DEEPEST = 12;

/**
 * What a student's function returned, as text that JSON can carry; tensors become nested lists.
 *
 * @throws Error in words for the student when it returned something that is no data, or too much.
 */
export function encodePlain(value: unknown): PlainText {
  let left = MOST_VALUES;
  const encode = (item: unknown, depth: number): PlainText => {
    if (left-- === 0) throw new Error(`it returned more than ${MOST_VALUES} values`);
    if (depth > DEEPEST) throw new Error('it returned data nested too deep, or holding itself');
    if (typeof item === 'number') return Number.isFinite(item) ? item : ['number', String(item)];
    if (typeof item === 'string' || typeof item === 'boolean' || item === null) return item;
    if (item === undefined) return ['undefined'];
    if (typeof item !== 'object') throw new Error(`it returned a ${typeof item}, which is no data`);
    const list = asList(item);
    if (list) return ['list', list.map((one) => encode(one, depth + 1))];
    return ['record', Object.entries(item).map(([key, one]) => [key, encode(one, depth + 1)])];
  };
  return encode(value, 0);
}

function asList(item: object): unknown[] | null {
  if (Array.isArray(item)) return Array.from(item as unknown[]);
  if (ArrayBuffer.isView(item)) return Array.from(item as Float32Array);
  const { arraySync, dtype } = item as { arraySync?: unknown; dtype?: unknown };
  if (typeof arraySync !== 'function' || typeof dtype !== 'string') return null;
  const nested = arraySync.call(item) as unknown;
  return Array.isArray(nested) ? nested : [nested];
}

/**
 * Reads what `encodePlain` wrote, by its schema, into objects without prototypes of the student's.
 *
 * @returns null where it is not of that form.
 */
export function decodePlain(text: unknown): { readonly value: Plain } | null {
  try {
    return { value: decode(text, 0) };
  } catch {
    return null;
  }
}

function decode(text: unknown, depth: number): Plain {
  if (depth > DEEPEST) throw new Error('too deep');
  if (typeof text === 'number' || typeof text === 'string' || typeof text === 'boolean')
    return text;
  if (text === null) return null;
  if (!Array.isArray(text)) throw new Error('not encoded');
  const [kind, content] = text as [unknown, unknown];
  if (kind === 'undefined') return undefined;
  if (kind === 'number') return Number(content);
  if (kind === 'list' && Array.isArray(content))
    return content.map((item) => decode(item, depth + 1));
  if (kind !== 'record' || !Array.isArray(content)) throw new Error('not encoded');
  const record: Record<string, Plain> = {};
  for (const [key, item] of content as [unknown, unknown][]) {
    // Not an assignment: `__proto__` must become a property like any other.
    const value = decode(item, depth + 1);
    Object.defineProperty(record, String(key), { value, enumerable: true });
  }
  return record;
}

import { type TensorView, type View } from '../protocol.ts';

const DEEPEST = 8;

/** Reads a view by its schema, copying every field that is known; null where it is not one. */
export function readView(from: unknown, depth = 0): View | null {
  if (!isRecord(from) || depth > DEEPEST) return null;
  switch (from.kind) {
    case 'number':
      return typeof from.value === 'number' ? { kind: 'number', value: from.value } : null;
    case 'string':
      return typeof from.value === 'string'
        ? { kind: 'string', value: from.value, cut: count(from.cut) }
        : null;
    case 'atom':
      return { kind: 'atom', text: text(from.text) };
    case 'function':
      return { kind: 'function', name: text(from.name) };
    case 'error':
      return { kind: 'error', name: text(from.name), message: text(from.message) };
    case 'mark':
      return { kind: 'mark', why: from.why === 'cycle' ? 'cycle' : 'deep' };
    case 'list':
      return readList(from, depth);
    case 'record':
      return readRecord(from, depth);
    case 'tensor':
      return readTensor(from);
    default:
      return null;
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text of bounded length; whatever is no text is empty. */
export function text(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 20_000) : '';
}

/** A whole number from 0; whatever is none is 0. */
export function count(value: unknown): number {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : 0;
}

function readList(from: Record<string, unknown>, depth: number): View | null {
  if (!Array.isArray(from.items)) return null;
  const items = from.items.map((item) => readView(item, depth + 1));
  if (items.includes(null)) return null;
  return {
    kind: 'list',
    name: text(from.name),
    length: count(from.length),
    items: items as View[],
  };
}

function readRecord(from: Record<string, unknown>, depth: number): View | null {
  if (!Array.isArray(from.entries)) return null;
  const entries: [string, View][] = [];
  for (const entry of from.entries as unknown[]) {
    const view = Array.isArray(entry) ? readView(entry[1], depth + 1) : null;
    if (!view) return null;
    entries.push([text((entry as unknown[])[0]), view]);
  }
  return { kind: 'record', name: text(from.name), entries, more: count(from.more) };
}

function readTensor(from: Record<string, unknown>): TensorView | null {
  const shape = numbers(from.shape);
  if (!shape) return null;
  const range = numbers(from.range);
  const data = numbers(from.data);
  return {
    kind: 'tensor',
    shape,
    of: text(from.of),
    range: range?.length === 2 ? [range[0], range[1]] : null,
    notFinite: count(from.notFinite),
    data: data?.length === shape.reduce((a, b) => a * b, 1) ? data : null,
  };
}

function numbers(value: unknown): number[] | null {
  return Array.isArray(value) && value.every((item) => typeof item === 'number') ? value : null;
}

import type { View } from '../protocol/index.ts';
import { count, isRecord, text } from './read-basics.ts';
import { readElement, readTexts } from './read-element.ts';
import { readTensor } from './read-tensor.ts';

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
    case 'table':
      return readTable(from, depth);
    case 'images':
      return readImages(from);
    case 'element':
      return readElement(from);
    default:
      return null;
  }
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

function readTable(from: Record<string, unknown>, depth: number): View | null {
  const columns = readTexts(from.columns);
  if (!columns || !Array.isArray(from.rows)) return null;
  const rows: (readonly [string, View[]])[] = [];
  for (const row of from.rows as unknown[]) {
    if (!Array.isArray(row) || !Array.isArray(row[1])) return null;
    const cells = row[1].slice(0, columns.length).map((cell) => readView(cell, depth + 1));
    if (cells.includes(null)) return null;
    rows.push([text(row[0]), cells as View[]]);
  }
  return { kind: 'table', columns, rows, more: count(from.more) };
}

function readImages(from: Record<string, unknown>): View | null {
  const tensor = isRecord(from.tensor) ? readTensor(from.tensor) : null;
  if (tensor?.shape.length !== 4) return null;
  const columns = Math.min(100, count(from.columns));
  return { kind: 'images', tensor, labels: readTexts(from.labels) ?? [], columns };
}

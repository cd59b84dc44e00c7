import type { View } from '../protocol/index.ts';
import { describe, VIEW_LIMITS } from './describe.ts';

const MOST_ROWS = 100;
const MOST_COLUMNS = 20;
const LIMITS = { ...VIEW_LIMITS, nodes: 20, items: 10, depth: 2, characters: 500 };
/** The heading of what is no object, in a row that has no columns of its own. */
const VALUE = 'value';

/**
 * Rows and columns, as `console.table` shows them: a row an entry, a column a key of theirs.
 *
 * What is no list and no object is shown as it stands.
 *
 * @param wanted the names of the columns to show; all where it is no list
 */
export function tableView(value: unknown, wanted?: unknown): View {
  if (typeof value !== 'object' || value === null || 'dtype' in value) return describe(value);
  const all = Object.entries(value);
  const entries = all.slice(0, MOST_ROWS);
  const columns = Array.isArray(wanted) ? wanted.map(String) : columnsOf(entries);
  const rows = entries.map(([head, row]): readonly [string, readonly View[]] => [
    head,
    columns.map((column) => describe(cellOf(row, column), LIMITS)),
  ]);
  return { kind: 'table', columns, rows, more: all.length - entries.length };
}

function columnsOf(entries: readonly (readonly [string, unknown])[]): string[] {
  const columns = new Set<string>();
  for (const [, row] of entries) {
    if (isRow(row)) Object.keys(row).forEach((key) => columns.add(key));
    else columns.add(VALUE);
  }
  return [...columns].slice(0, MOST_COLUMNS);
}

function cellOf(row: unknown, column: string): unknown {
  if (!isRow(row)) return column === VALUE ? row : '';
  return Object.hasOwn(row, column) ? (row as Record<string, unknown>)[column] : '';
}

function isRow(row: unknown): row is object {
  return typeof row === 'object' && row !== null;
}

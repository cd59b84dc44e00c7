import type { PlainValue } from './plain-value.ts';

const MOST_ITEMS = 16;

/** A value as it stands in a message: `[[1, 0, 5], [2, 0, 0]]`, long ones cut with a count. */
export function formatValue(value: PlainValue, digits = 6): string {
  if (typeof value === 'number') return formatNumber(value, digits);
  if (typeof value === 'string') return JSON.stringify(value);
  if (value === null || typeof value !== 'object') return String(value);
  if (Array.isArray(value)) {
    const items = value as readonly PlainValue[];
    const shown = items.slice(0, MOST_ITEMS).map((item) => formatValue(item, digits));
    return `[${[...shown, ...cut(items.length)].join(', ')}]`;
  }
  const entries = Object.entries(value as { readonly [key: string]: PlainValue });
  const shown = entries
    .slice(0, MOST_ITEMS)
    .map(([key, item]) => `${key}: ${formatValue(item, digits)}`);
  return `{ ${[...shown, ...cut(entries.length)].join(', ')} }`;
}

function cut(count: number): string[] {
  return count > MOST_ITEMS ? [`… ${count - MOST_ITEMS} more`] : [];
}

function formatNumber(value: number, digits: number): string {
  if (!Number.isFinite(value)) return String(value).replace('-', '−');
  return String(Number(value.toPrecision(digits))).replace('-', '−');
}

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

/** A finite number; whatever is none is 0. */
export function finite(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}

/** Numbers as a reader sees them: at most three significant digits, a real minus sign, grouped thousands. */

const MINUS = '\u2212';

/**
 * A measured number with three significant digits: `1.84`, `−0.0213`, `1.20e−7`, `12,300`.
 *
 * Not-a-number and infinities are said in words, since they are results too.
 */
export function threeDigits(value: number): string {
  if (Number.isNaN(value)) return 'not a number';
  if (!Number.isFinite(value)) return value > 0 ? 'infinity' : `${MINUS}infinity`;
  if (value === 0) return '0';
  const size = Math.abs(value);
  const text =
    size < 1e-4 || size >= 1e7
      ? value.toExponential(2)
      : size >= 999.5
        ? Number(value.toPrecision(3)).toLocaleString('en')
        : value.toPrecision(3);
  return withMinus(text);
}

/** Every digit that a 32-bit number has, for the hover and the screen reader. */
export function exact(value: number): string {
  return Number.isFinite(value)
    ? withMinus(String(Number(value.toPrecision(8))))
    : threeDigits(value);
}

/** A whole number: `62,006`. */
export function count(value: number): string {
  return withMinus(value.toLocaleString('en'));
}

/** A share of 0..1 as per cent with one decimal: `41.2 %`. */
export function percent(share: number): string {
  return Number.isFinite(share) ? `${withMinus((share * 100).toFixed(1))} %` : 'not a number';
}

/** The number of things with their name: `1 image`, `32 images`. */
export function plural(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

function withMinus(text: string): string {
  return text.replaceAll('-', MINUS);
}

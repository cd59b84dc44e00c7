/**
 * A number as it is shown: at most three significant digits, with a real minus sign.
 *
 * @example
 * shown(-2 / 3); // '−0.667'
 */
export function shown(value: number): string {
  if (!Number.isFinite(value)) return exact(value);
  return exact(Number(value.toPrecision(3)));
}

/** A number with all its digits and a real minus sign, for a tooltip and the screen reader. */
export function exact(value: number): string {
  if (Number.isNaN(value)) return 'not a number';
  return String(value === 0 ? 0 : value)
    .replaceAll('-', '−')
    .replace('Infinity', '∞');
}

/** A number as a factor in a product, in brackets when it is negative: `(−1)`. */
export function factor(value: number): string {
  return value < 0 ? `(${shown(value)})` : shown(value);
}

/** A count with its noun: `1 cell`, `3 cells`. */
export function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}

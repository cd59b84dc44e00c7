const NAMES = ['', ' thousand', ' million', ' billion'];

/**
 * A large count with three significant digits and its power in a word: `61.1 million`.
 *
 * A billion is 10⁹ here.
 */
export function largeNumber(value: number): string {
  const rounded = Number(value.toPrecision(3));
  const power = Math.max(0, Math.min(3, Math.floor(Math.log10(Math.max(1, rounded)) / 3)));
  return `${Number((rounded / 1000 ** power).toPrecision(3)).toLocaleString('en')}${NAMES[power]}`;
}

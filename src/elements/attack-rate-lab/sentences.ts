import type { SuccessRate } from '../../cnn/attack/success-rate.ts';
import { count, percent, plural, threeDigits } from '../scale/index.ts';

type Rate = SuccessRate['misclassified'];

/** A rate with its interval: `32 of 80: 40.0 % (95 % interval 30.0 % to 51.0 %)`. */
export function rateText({ hits, n, rate, low, high }: Rate): string {
  return `${count(hits)} of ${count(n)}: ${percent(rate)} (95 % interval ${percent(low)} to ${percent(high)})`;
}

/** What an attack cost, and which images it was not tried on. */
export function costText({ wrongBefore, queries, l0, l2, linf }: SuccessRate): string {
  const passed =
    wrongBefore === 0
      ? 'No image was classified wrongly to begin with.'
      : `${plural(wrongBefore, 'image')} ${wrongBefore === 1 ? 'was' : 'were'} passed over: classified wrongly to begin with.`;
  return (
    `${passed} On average an attack asked ${plural(Math.round(queries), 'time')} and changed ${count(Math.round(l0))} ` +
    `pixels, none by more than ${count(Math.round(255 * linf))} of 255, with an L2 length of ${threeDigits(l2)}.`
  );
}

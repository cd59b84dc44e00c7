import type { TensorView } from '../../runner/sandbox/index.ts';
import { plural, threeDigits } from '../scale/index.ts';

/** A tensor in a line: type, shape with its axes, range and mean, and what is not finite. */
export function tensorHead({ of, shape, axes, range, mean, nan, infinite }: TensorView): string {
  const parts = [`${of} [${shape.join(', ')}]`];
  if (axes) parts[0] += ` (${axes.join(', ')})`;
  if (range) {
    const [low, high] = range;
    parts.push(
      low === high
        ? `all ${threeDigits(low)}`
        : `${threeDigits(low)} … ${threeDigits(high)}, mean ${threeDigits(mean)}`,
    );
  }
  if (nan > 0) parts.push(`${plural(nan, 'value')} NaN`);
  if (infinite > 0) parts.push(`${plural(infinite, 'value')} infinite`);
  return parts.join(' · ');
}

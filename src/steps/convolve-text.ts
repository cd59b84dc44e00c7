import type { OverrunFrame, ProductFrame } from './convolve-frames.ts';
import { count, shown } from './number-text.ts';

type Summed = Pick<
  ProductFrame,
  'filter' | 'row' | 'column' | 'products' | 'partials' | 'sum' | 'bias' | 'value'
>;

/** A place of the filter in one sentence: how many products, what they add up to, what the bias makes of it. */
export function productText(frame: Summed, maps: number): string {
  const { filter, row, column, products, partials, sum, bias, value } = frame;
  const zeros = products.filter((each) => !each.inside).length;
  const padding = zeros > 0 ? `, ${zeros} of them with padding` : '';
  const where = maps > 1 ? `Map ${filter + 1}, row` : 'Output row';
  const makes = products.length === 1 ? 'makes' : 'add up to';
  const parts = partials.length > 1 ? ` ${partials.map(shown).join(' + ').replaceAll('+ −', '− ')} =` : ''; // prettier-ignore
  return (
    `${where} ${row + 1}, column ${column + 1}: ` +
    `${count(products.length, 'product')}${padding} ${makes}${parts} ` +
    `${shown(sum)}; plus bias ${shown(bias)} is ${shown(value)}.`
  );
}

/** Where the filter runs off the edge, in one sentence. */
export function overrunText({
  row,
  column,
  over,
}: Pick<OverrunFrame, 'row' | 'column' | 'over'>): string {
  const off =
    over.right > 0
      ? `output column ${column + 1} would reach ${count(over.right, 'cell')} past the right edge`
      : `output row ${row + 1} would reach ${count(over.below, 'cell')} past the lower edge`;
  return `The filter does not fit: ${off}, so there is no output.`;
}

import type { ConvolveFrame } from '../../steps/index.ts';
import type { Problem } from './problem.ts';

/** Room between two grids in CSS pixels. */
const GAP = 26;

/** How large a cell is drawn, and whether all filters have room side by side. */
export interface Fitted {
  readonly cell: number;
  readonly allFilters: boolean;
}

/**
 * Everything in one row where that leaves the cells legible; else only the filter of the step; else, with one channel,
 * the input above the others, and with several the output below.
 */
export function fitCells(
  width: number,
  { sizes, input, filters }: Problem,
  last: ConvolveFrame | undefined,
): Fitted {
  const over = last?.kind === 'overrun' ? Math.max(last.over.right, last.over.below) : 0;
  const outputs = Math.max(2, last?.output[0][0]?.length ?? 0);
  const across = sizes.input + 2 * sizes.pad + over;
  const inRow = (many: number) =>
    (width - 20 - GAP * (many + 1)) / (across + many * sizes.filter + outputs);
  const deep = input.length > 1 || filters.length > 1;
  const most = deep ? 36 : 48;
  if (inRow(filters.length) >= 30) return fitted(inRow(filters.length), most, true);
  if (filters.length > 1 && inRow(1) >= 28) return fitted(inRow(1), most, false);
  const below = (width - 36) / (sizes.filter + outputs);
  const alone = (width - 6) / across;
  const beside = (width - GAP - 6) / (across + sizes.filter);
  if (deep && beside >= 22) return fitted(beside, most, false);
  return fitted(Math.min(alone, below >= 28 ? below : alone), most, filters.length === 1);
}

function fitted(cell: number, most: number, allFilters: boolean): Fitted {
  return { cell: Math.min(most, Math.floor(cell)), allFilters };
}

import { cellNames, parseCell, type CellNames } from '../compile/index.ts';

/** The names of a cell's code; null where it does not parse. */
export function readNames(code: string): CellNames | null {
  try {
    return cellNames(parseCell(code));
  } catch {
    return null;
  }
}

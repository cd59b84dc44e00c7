import type { Place } from './place.ts';

/** Code that is no cell: it does not parse, or uses what a cell cannot have. */
export class CellSyntaxError extends Error {
  override readonly name = 'SyntaxError';

  constructor(
    message: string,
    /** Where in the cell, from 1. */
    readonly place: Place,
  ) {
    super(message);
  }
}

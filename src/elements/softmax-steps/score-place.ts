/** The column of scores, left of all that are computed. */
export const SCORES = -1;

/** A number of the table: its column, and its row or the line under all rows. */
export interface ScorePlace {
  readonly column: number;
  readonly row: number | 'foot';
}

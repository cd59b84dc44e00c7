import { emptyGrid, type Grid, type PartialGrid, withCell } from './grid.ts';
import { shown } from './number-text.ts';

interface Cell {
  readonly row: number;
  readonly column: number;
  /** The forward input at this cell; its sign decides in both passes. */
  readonly input: number;
  /** Whether `input` is above 0, so that the number passes. At 0 itself it does not. */
  readonly passes: boolean;
  /** What comes out at this cell. */
  readonly value: number;
  /** The result as far as it is computed. */
  readonly output: PartialGrid;
  /** This step in one sentence. */
  readonly text: string;
}

/** One number on its way forward. */
export interface ReluForwardFrame extends Cell {
  readonly pass: 'forward';
}

/** One number of the gradient on its way back. */
export interface ReluBackwardFrame extends Cell {
  readonly pass: 'backward';
  /** The gradient that arrives from above at this cell. */
  readonly gradient: number;
}

export type ReluFrame = ReluForwardFrame | ReluBackwardFrame;

/**
 * max(0, x), one cell a frame, row by row (Nair and Hinton 2010).
 *
 * @example
 * [...reluForward([[1, -1]])].at(-1)?.output; // [[1, 0]]
 */
export function* reluForward(input: Grid): Generator<ReluForwardFrame, void> {
  let output: PartialGrid = emptyGrid(input.length, input[0].length);
  for (const [row, line] of input.entries()) {
    for (const [column, x] of line.entries()) {
      const passes = x > 0;
      const value = passes ? x : 0;
      output = withCell(output, row, column, value);
      const text = `${place(row, column)}: ${forwardText(x)}`;
      yield { pass: 'forward', row, column, input: x, passes, value, output, text };
    }
  }
}

/**
 * The gradient of max(0, x), one cell a frame: it passes where the forward input was above 0.
 *
 * The gradient's own sign plays no part. At an input of exactly 0, where there is no derivative,
 * nothing passes, as in the frameworks.
 *
 * @throws RangeError when the two grids are not of one size.
 * @example
 * [...reluBackward([[1, -1]], [[-2, 3]])].at(-1)?.output; // [[-2, 0]]
 */
export function* reluBackward(input: Grid, gradient: Grid): Generator<ReluBackwardFrame, void> {
  if (gradient.length !== input.length || gradient[0].length !== input[0].length) {
    throw new RangeError(`reluBackward: expected a gradient as large as the input`);
  }
  let output: PartialGrid = emptyGrid(input.length, input[0].length);
  for (const [row, line] of input.entries()) {
    for (const [column, x] of line.entries()) {
      const passes = x > 0;
      const above = gradient[row][column];
      const value = passes ? above : 0;
      output = withCell(output, row, column, value);
      const text = `${place(row, column)}: ${backwardText(x, above)}`;
      const at = { row, column, input: x, passes, value, output, text };
      yield { pass: 'backward', ...at, gradient: above };
    }
  }
}

function place(row: number, column: number): string {
  return `Row ${row + 1}, column ${column + 1}`;
}

function forwardText(x: number): string {
  if (x > 0) return `${shown(x)} is above 0 and passes.`;
  return x < 0 ? `${shown(x)} is below 0 and becomes 0.` : '0 stays 0.';
}

function backwardText(x: number, gradient: number): string {
  const was = `forward, the input was ${shown(x)}`;
  if (x > 0) return `${was}, above 0, so the gradient ${shown(gradient)} passes.`;
  const side = x < 0 ? 'below 0' : 'not above 0';
  return `${was}, ${side}, so the gradient ${shown(gradient)} stops and 0 goes back.`;
}

import { InputError } from '../../tensor/input-error.ts';

/** A place in a text, both from 1, as editors count. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/**
 * A network's text that cannot be read, and where: `line 2, column 3: expected …, got …`.
 *
 * An editor puts its mark at `line` and `column`.
 */
export class NetworkTextError extends InputError implements Place {
  readonly line: number;
  readonly column: number;

  constructor({ line, column }: Place, expected: string, got: unknown, inside?: string) {
    const where = `line ${line}, column ${column}`;
    super(inside === undefined ? where : `${where}, ${inside}`, expected, got);
    this.line = line;
    this.column = column;
  }
}

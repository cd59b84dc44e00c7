import { parse } from '@babel/parser';
import { type Program } from '@babel/types';
import { CellSyntaxError } from './cell-syntax-error.ts';

/**
 * Parses a cell: a TypeScript module that may `await` at its top level.
 *
 * @throws CellSyntaxError with line and column; engines give no place for text that is evaluated.
 */
export function parseCell(code: string): Program {
  try {
    return parse(code, {
      sourceType: 'module',
      plugins: ['typescript'],
      attachComment: false,
    }).program;
  } catch (error) {
    throw placed(error);
  }
}

function placed(error: unknown): unknown {
  const { message, loc } = error as { message: string; loc?: { line: number; column: number } };
  if (!loc) return error;
  const text = message.replace(/\s*\(\d+:\d+\)$/, '');
  return new CellSyntaxError(text, { line: loc.line, column: loc.column + 1 });
}

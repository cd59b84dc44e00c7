import { parse } from '@babel/parser';
import type { Program } from '@babel/types';
import { CellSyntaxError } from './cell-syntax-error.ts';
import { offsetOf } from './place.ts';

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
    throw placed(error, code);
  }
}

function placed(error: unknown, code: string): unknown {
  const { message, loc } = error as { message: string; loc?: { line: number; column: number } };
  if (!loc) return error;
  const place = { line: loc.line, column: loc.column + 1 };
  if (/^Unexpected token/.test(message) && code.slice(offsetOf(code, place)).trim() === '') {
    return new CellSyntaxError('The code ends too early: a bracket or brace is not closed.', place);
  }
  return new CellSyntaxError(message.replace(/\s*\(\d+:\d+\)$/, ''), place);
}

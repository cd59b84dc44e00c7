import type { ImportDeclaration, Program } from '@babel/types';
import { CellSyntaxError } from './cell-syntax-error.ts';
import { placeOf, type Place } from './place.ts';

/** The one module that a cell can import. */
export const LIBRARY = 'convscope';

/** One name that a cell takes from the library. */
export interface CellImport {
  /** The name in the library; `*` for all of it. */
  readonly imported: string;
  /** What the cell calls it. */
  readonly local: string;
  readonly place: Place;
}

/**
 * What a cell imports.
 *
 * @throws CellSyntaxError at an import from anywhere else: a cell has no network.
 */
export function cellImports(program: Program, code: string): CellImport[] {
  return program.body.flatMap((statement) => {
    if (statement.type !== 'ImportDeclaration' || statement.importKind === 'type') return [];
    const { source } = statement;
    if (source.value !== LIBRARY) {
      const message = `A cell can import from '${LIBRARY}' only, not from '${source.value}'.`;
      throw new CellSyntaxError(message, placeOf(code, source.start!));
    }
    return specifiers(statement, code);
  });
}

function specifiers({ specifiers: all }: ImportDeclaration, code: string): CellImport[] {
  return all.flatMap((specifier) => {
    const place = placeOf(code, specifier.start!);
    const local = specifier.local.name;
    if (specifier.type === 'ImportNamespaceSpecifier') return [{ imported: '*', local, place }];
    if (specifier.type === 'ImportDefaultSpecifier') {
      const message = `'${LIBRARY}' has no default: write import { ${local} } from '${LIBRARY}'.`;
      throw new CellSyntaxError(message, place);
    }
    if (specifier.importKind === 'type') return [];
    const { imported } = specifier;
    const name = imported.type === 'Identifier' ? imported.name : imported.value;
    return [{ imported: name, local, place }];
  });
}

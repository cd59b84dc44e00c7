import { CellSyntaxError, type CompiledCell } from '../compile/index.ts';
import { closest } from './closest.ts';
import type { Library } from './library-host.ts';

/** @throws CellSyntaxError at a name that the library does not have. */
export function checkImports({ imports }: CompiledCell, library: Library): void {
  for (const { imported, place } of imports) {
    if (imported === '*' || imported in library) continue;
    const meant = closest(imported, Object.keys(library));
    const advice = meant ? ` Did you mean ${meant}?` : '';
    throw new CellSyntaxError(`convscope has no ${imported}.${advice}`, place);
  }
}

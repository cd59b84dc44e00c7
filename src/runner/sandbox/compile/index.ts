export { LIBRARY, type CellImport } from './cell-import.ts';
export { cellNames, type CellNames, type NameUse } from './cell-names.ts';
export { CellSyntaxError } from './cell-syntax-error.ts';
export { compileCell, type Binding, type CellKit, type CompiledCell } from './compile-cell.ts';
export { parseCell } from './parse-cell.ts';
export type { Place } from './place.ts';
export { withoutReads } from './see-names.ts';

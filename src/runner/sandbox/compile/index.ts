export { LIBRARY, type CellImport } from './cell-import.ts';
export { CellSyntaxError } from './cell-syntax-error.ts';
export { compileCell, type Binding, type CellKit, type CompiledCell } from './compile-cell.ts';
export { type Place } from './place.ts';

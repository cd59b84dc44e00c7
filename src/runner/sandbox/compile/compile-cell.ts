import type { ExportNamedDeclaration, Program } from '@babel/types';
import { cellImports, type CellImport } from './cell-import.ts';
import { cellNames } from './cell-names.ts';
import { CellSyntaxError } from './cell-syntax-error.ts';
import { Edits } from './edits.ts';
import { endStatements, eraseTypes } from './erase-types.ts';
import { parseCell } from './parse-cell.ts';
import { offsetOf, placeOf, type Place } from './place.ts';
import { seeing, seeNames } from './see-names.ts';
import { walk, type AnyNode } from './walk.ts';

/** A cell that is ready to be evaluated. */
export interface CompiledCell {
  /** An expression: an async function of a `CellKit` that gives the value of the cell. */
  readonly text: string;
  /** The names that later cells will see, imports with them. */
  readonly declares: readonly string[];
  readonly imports: readonly CellImport[];
  /** The place in the cell that a place in `text` came from. */
  place(generated: Place): Place;
  /** The place of an offset in the cell's own text, as `CellKit.thrown` gets it. */
  original(offset: number): Place;
}

/** What a compiled cell is called with. */
export interface CellKit {
  /** The library; read only where the cell imports something. */
  readonly library: Readonly<Record<string, unknown>>;
  /** Reads earlier cells' variables, by the names that the cell was compiled to see. */
  readonly seen: Readonly<Record<string, () => unknown>>;
  /** Lets later cells see what this one declares, by reading the very same bindings. */
  publish(bindings: Readonly<Record<string, Binding>>): void;
  /** Notes where a value was thrown, since only errors carry their place; returns the value. */
  thrown(value: unknown, offset: number): unknown;
}

/** Reads a variable of a cell. */
export type Binding = () => unknown;

const KIT = '__convscope';

/**
 * Turns a cell's TypeScript into a function.
 *
 * Types are blanked, imports become constants, the last expression becomes the value, and the code
 * stays at its lines, so that its own bindings, `const` and all, are the engine's own.
 *
 * @param seen names that earlier cells declare, and the cell of each in words
 * @throws CellSyntaxError with line and column.
 */
export function compileCell(
  code: string,
  seen: ReadonlyMap<string, string> = new Map(),
): CompiledCell {
  const program = parseCell(code);
  const imports = cellImports(program, code);
  const names = cellNames(program);
  const edits = new Edits(code);
  eraseTypes(program, code, edits);
  eraseModuleWords(program, code, edits);
  noteThrows(program, code, edits);
  const read = seeNames(names.uses, seen, code, edits);
  returnLast(program, code, edits);
  endStatements(program, code, edits);
  const declares = [...names.imports, ...names.declares];
  const given = `${seeing(read, `${KIT}.seen`)}${importing(imports)}`;
  const head = `(async (${KIT}) => {"use strict"; ${given}${publishing(declares)}`;
  const { text, original } = edits.apply(head, '\n})');
  return {
    text,
    declares,
    imports,
    place: (generated) => placeOf(code, original(offsetOf(text, generated))),
    original: (offset) => placeOf(code, offset),
  };
}

function importing(imports: readonly CellImport[]): string {
  return imports
    .map(({ imported, local }) => {
      const value = imported === '*' ? '' : `[${JSON.stringify(imported)}]`;
      return `const ${local} = ${KIT}.library${value}; `;
    })
    .join('');
}

function publishing(names: readonly string[]): string {
  if (names.length === 0) return '';
  const bindings = names.map((name) => `${name}: () => ${name}`);
  return `${KIT}.publish({ ${bindings.join(', ')} }); `;
}

/** Takes out imports, which stand at the head now, and the word `export`. */
function eraseModuleWords(program: Program, code: string, edits: Edits): void {
  for (const statement of program.body) {
    if (statement.type === 'ImportDeclaration') edits.erase(statement.start!, statement.end!);
    if (statement.type === 'ExportNamedDeclaration') eraseExport(statement, edits);
    if (
      statement.type === 'ExportAllDeclaration' ||
      statement.type === 'ExportDefaultDeclaration'
    ) {
      const message =
        'A cell has no exports of this kind: what it declares is seen by later cells.';
      throw new CellSyntaxError(message, placeOf(code, statement.start!));
    }
  }
}

function eraseExport(statement: ExportNamedDeclaration, edits: Edits): void {
  if (statement.exportKind === 'type') return;
  const end = statement.declaration ? statement.declaration.start! : statement.end!;
  edits.erase(statement.start!, end);
}

/** Wraps what is thrown, and refuses what only a real module has. */
function noteThrows(program: Program, code: string, edits: Edits): void {
  walk(program as AnyNode, (node) => {
    if (node.type === 'MetaProperty' && node.meta.name === 'import') {
      throw new CellSyntaxError('A cell has no import.meta.', placeOf(code, node.start));
    }
    if (node.type !== 'ThrowStatement') return;
    const start = node.start + 'throw'.length;
    edits.replace(start, start, ` ${KIT}.thrown((`);
    insertBeforeSemicolon(node, `), ${node.start})`, code, edits);
  });
}

function insertBeforeSemicolon({ end }: AnyNode, text: string, code: string, edits: Edits): void {
  const at = code[end - 1] === ';' ? end - 1 : end;
  edits.replace(at, at, text);
}

function returnLast(program: Program, code: string, edits: Edits): void {
  const last = program.body.at(-1);
  if (last?.type === 'ExpressionStatement') {
    edits.replace(last.start!, last.start!, 'return (');
    insertBeforeSemicolon(last as AnyNode, ')', code, edits);
  }
  const directive = program.body.length === 0 ? program.directives.at(-1) : undefined;
  if (directive) edits.replace(directive.start!, directive.start!, 'return ');
}

import type { Program } from '@babel/types';
import { CellSyntaxError } from './cell-syntax-error.ts';
import type { Edits } from './edits.ts';
import { placeOf } from './place.ts';
import { walk, type AnyNode } from './walk.ts';

/** The fields of a syntax node that say that a part of it is only a type. */
interface Typed {
  readonly declare?: boolean;
  readonly optional?: boolean;
  readonly definite?: boolean;
  readonly abstract?: boolean;
  readonly name?: unknown;
  readonly key?: AnyNode;
  readonly id?: AnyNode | null;
  readonly typeAnnotation?: AnyNode | null;
  readonly importKind?: string | null;
  readonly exportKind?: string | null;
  readonly implements?: readonly AnyNode[] | null;
  readonly params?: readonly AnyNode[];
  readonly body?: AnyNode;
}

const WHOLE = new Set([
  'TSTypeAnnotation',
  'TSTypeParameterDeclaration',
  'TSTypeParameterInstantiation',
  'TSInterfaceDeclaration',
  'TSTypeAliasDeclaration',
  'TSDeclareFunction',
  'TSDeclareMethod',
  'TSIndexSignature',
]);

const REFUSED: Readonly<Record<string, string>> = {
  TSEnumDeclaration: 'A cell cannot have an enum: write an object instead, { red: 0, green: 1 }.',
  TSModuleDeclaration: 'A cell cannot have a namespace: write an object instead.',
  TSParameterProperty:
    'A cell cannot have parameter properties: declare the field and assign it in the constructor.',
  TSImportEqualsDeclaration: "A cell cannot have import = : write import { … } from 'convscope'.",
  TSExportAssignment:
    'A cell cannot have export = : what it declares is seen by later cells anyway.',
};

/**
 * Blanks TypeScript's types, in place, so that JavaScript is left with every line and column as it was.
 *
 * @throws CellSyntaxError at an enum, a namespace or another form that is more than a type.
 */
export function eraseTypes(program: Program, code: string, edits: Edits): void {
  walk(program as AnyNode, (node) => {
    const typed = node as unknown as Typed;
    if (WHOLE.has(node.type) || typed.declare || isTypeOnly(node, typed)) {
      edits.replace(node.start, node.end, blank(code, node.start, node.end, isStatement(node)));
      return false;
    }
    if (node.type in REFUSED)
      throw new CellSyntaxError(REFUSED[node.type], placeOf(code, node.start));
    eraseParts(node, typed, code, edits);
    return true;
  });
}

const ENDED = new Set([
  'ExpressionStatement',
  'ReturnStatement',
  'ThrowStatement',
  'VariableDeclaration',
]);

/** Where a type ended a statement, puts the semicolon that keeps the next line from joining it. */
export function endStatements(program: Program, code: string, edits: Edits): void {
  walk(program as AnyNode, ({ type, end }) => {
    const joins =
      ENDED.has(type) && edits.endsAt(end) && /^\s*\n\s*[([`+\-/]/.test(code.slice(end));
    if (joins) edits.replace(end, end, ';');
  });
}

function isStatement(node: AnyNode): boolean {
  return /Declaration$|Declare(Function|Method)$/.test(node.type) && !/Parameter/.test(node.type);
}

function isTypeOnly(node: AnyNode, typed: Typed): boolean {
  if (node.type === 'ExportNamedDeclaration') return typed.exportKind === 'type';
  if (node.type === 'ImportDeclaration') return typed.importKind === 'type';
  const isField = node.type === 'ClassProperty' || node.type === 'ClassMethod';
  return isField && typed.abstract === true;
}

function eraseParts(node: AnyNode, typed: Typed, code: string, edits: Edits): void {
  switch (node.type) {
    case 'TSAsExpression':
    case 'TSSatisfiesExpression': {
      const word = node.type === 'TSAsExpression' ? 'as' : 'satisfies';
      edits.erase(code.lastIndexOf(word, typed.typeAnnotation!.start - 1), node.end);
      break;
    }
    case 'TSNonNullExpression':
      edits.erase(node.end - 1, node.end);
      break;
    case 'TSTypeAssertion':
      edits.erase(node.start, code.indexOf('>', typed.typeAnnotation!.end) + 1);
      break;
    case 'Identifier':
      if (typed.optional) eraseMark('?', node.start + String(typed.name).length, code, edits);
      break;
    case 'VariableDeclarator':
      if (typed.definite) eraseMark('!', node.start, code, edits);
      break;
    case 'ClassDeclaration':
    case 'ClassExpression':
      eraseHeritage(node, typed, code, edits);
      break;
    case 'ClassProperty':
    case 'ClassPrivateProperty':
    case 'ClassMethod':
      eraseModifiers(node.start, typed.key!.start, code, edits);
      if (typed.optional) eraseMark('?', typed.key!.end, code, edits);
      if (typed.definite) eraseMark('!', typed.key!.end, code, edits);
  }
  eraseThis(typed, code, edits);
}

function eraseMark(mark: string, from: number, code: string, edits: Edits): void {
  const at = code.indexOf(mark, from);
  edits.erase(at, at + 1);
}

function eraseModifiers(start: number, end: number, code: string, edits: Edits): void {
  const words = /\b(public|private|protected|readonly|override|abstract)\b/g;
  for (const { 0: word, index } of code.slice(start, end).matchAll(words)) {
    edits.erase(start + index, start + index + word.length);
  }
}

function eraseHeritage(node: AnyNode, typed: Typed, code: string, edits: Edits): void {
  if (typed.abstract) eraseModifiers(node.start, typed.id?.start ?? typed.body!.start, code, edits);
  const types = typed.implements;
  if (types?.length) edits.erase(code.lastIndexOf('implements', types[0].start), types.at(-1)!.end);
}

/** A first parameter called `this` is only a type. */
function eraseThis(typed: Typed, code: string, edits: Edits): void {
  const first = typed.params?.[0];
  if (first?.type !== 'Identifier' || first.name !== 'this') return;
  const comma = /^\s*,/.exec(code.slice(first.end));
  edits.erase(first.start, first.end + (comma?.[0].length ?? 0));
}

/** Spaces for a part that goes, ended by a semicolon where it stood for a statement. */
function blank(code: string, start: number, end: number, statement: boolean): string {
  const spaces = code.slice(start, end).replace(/[^\n\r]/g, ' ');
  return statement ? `;${spaces.slice(1)}` : spaces;
}

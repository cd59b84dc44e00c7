import type { Statement } from '@babel/types';
import { namesIn, namesOf } from './declared-names.ts';
import { childrenOf, type AnyNode } from './walk.ts';

/** The names that a piece of code may use without asking outside. */
export class NameScope {
  private readonly names: ReadonlySet<string>;

  constructor(
    names: Iterable<string>,
    private readonly parent: NameScope | null = null,
  ) {
    this.names = new Set(names);
  }

  has(name: string): boolean {
    return this.names.has(name) || (this.parent?.has(name) ?? false);
  }

  inner(names: Iterable<string>): NameScope {
    return new NameScope(names, this);
  }
}

/** What `let`, `const`, `class` and `function` declare right in a list of statements. */
export function blockNames(statements: readonly AnyNode[]): string[] {
  return statements.flatMap((statement) => namesOf(statement as Statement));
}

/** What `var` declares anywhere below, functions left out. */
export function varNames(node: AnyNode): string[] {
  if (isFunction(node) || isClass(node)) return [];
  const own =
    node.type === 'VariableDeclaration' && node.kind === 'var'
      ? node.declarations.flatMap(({ id }) => namesIn(id))
      : [];
  return [...own, ...childrenOf(node).flatMap(varNames)];
}

export function isFunction(node: AnyNode): boolean {
  return /Function|^ObjectMethod$|^Class(Private)?Method$/.test(node.type);
}

function isClass(node: AnyNode): boolean {
  return /^Class(Declaration|Expression)$/.test(node.type);
}

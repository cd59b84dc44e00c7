import type { Identifier, LVal, Program } from '@babel/types';
import { declaredNames, namesIn } from './declared-names.ts';
import { blockNames, isFunction, NameScope, varNames } from './name-scope.ts';
import { changesArgument, changesObject, rootName } from './object-changes.ts';
import { childrenOf, type AnyNode } from './walk.ts';

/** One place where a cell uses a name that it does not declare. */
export interface NameUse {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** `short` is `{ name }`, `new` what follows `new`, and `write` gives the name a new value. */
  readonly how: 'read' | 'short' | 'new' | 'write';
}

/** What a cell declares, and what it wants from outside. */
export interface CellNames {
  /** Its own names in order, imports left out. */
  readonly declares: readonly string[];
  readonly imports: readonly string[];
  /** Interfaces and type aliases, which are nothing when it runs. */
  readonly types: readonly string[];
  /** Names from outside, built-ins with them, in the order of the text. */
  readonly uses: readonly NameUse[];
  /** Names from outside whose object it changes: `a.b = 1`, `a.push(1)`, `train(a, …)`. */
  readonly changes: readonly string[];
}

/** Reads from a program, types left out, which names it declares and which it wants. */
export function cellNames(program: Program): CellNames {
  const imported = new Map(program.body.flatMap(importsOf));
  const declares = declaredNames(program);
  const reader = new NameReader(imported);
  const top = [
    ...declares,
    ...imported.keys(),
    ...program.body.flatMap((s) => varNames(s as AnyNode)),
  ];
  for (const statement of program.body) reader.read(statement as AnyNode, new NameScope(top));
  return {
    declares,
    imports: [...imported.keys()],
    types: program.body.flatMap(typesOf),
    uses: reader.uses.sort((a, b) => a.start - b.start),
    changes: [...reader.changes],
  };
}

function typesOf(statement: Program['body'][number]): string[] {
  const made = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
  const named = made?.type === 'TSInterfaceDeclaration' || made?.type === 'TSTypeAliasDeclaration';
  return named ? [made.id.name] : [];
}

function importsOf(statement: Program['body'][number]): [local: string, imported: string][] {
  if (statement.type !== 'ImportDeclaration' || statement.importKind === 'type') return [];
  return statement.specifiers.map((one) => {
    const named = one.type === 'ImportSpecifier' ? one.imported : null;
    return [one.local.name, named?.type === 'Identifier' ? named.name : ''];
  });
}

/** TypeScript's nodes that hold an expression; all others hold types alone. */
const WRAPPERS =
  /^TS(AsExpression|SatisfiesExpression|NonNullExpression|TypeAssertion|InstantiationExpression)$/;
const NO_NAMES = /^(Import|ExportAll|Break|Continue|MetaProperty|ExportSpecifier|PrivateName)/;

class NameReader {
  readonly uses: NameUse[] = [];
  readonly changes = new Set<string>();

  constructor(private readonly imported: ReadonlyMap<string, string>) {}

  read(node: AnyNode, scope: NameScope): void {
    if (node.type.startsWith('TS')) return this.readTyped(node, scope);
    if (NO_NAMES.test(node.type) || ('declare' in node && node.declare)) return;
    if (isFunction(node)) return this.readFunction(node, scope);
    this.noteChange(node, scope);
    switch (node.type) {
      case 'Identifier':
        return this.use(node, 'read', scope);
      case 'MemberExpression':
      case 'OptionalMemberExpression':
      case 'ObjectProperty':
      case 'ClassProperty':
      case 'ClassAccessorProperty':
        return this.readKeyed(node, scope);
      case 'VariableDeclarator':
        this.readPattern(node.id as AnyNode, scope, false);
        return this.readAll([node.init as AnyNode | null], scope);
      case 'AssignmentExpression':
        this.readPattern(node.left as AnyNode, scope, true);
        return this.read(node.right as AnyNode, scope);
      case 'UpdateExpression':
        return this.readPattern(node.argument as AnyNode, scope, true);
      case 'NewExpression':
        return this.readNew(node as AnyNode & { callee: AnyNode }, scope);
      case 'LabeledStatement':
        return this.read(node.body as AnyNode, scope);
      default:
        return this.readBlock(node, scope);
    }
  }

  /** Nodes that open a scope of their own, and all that are nothing special. */
  private readBlock(node: AnyNode, scope: NameScope): void {
    switch (node.type) {
      case 'BlockStatement':
      case 'StaticBlock':
        return this.readAll(
          node.body as AnyNode[],
          scope.inner(blockNames(node.body as AnyNode[])),
        );
      case 'SwitchStatement': {
        this.read(node.discriminant as AnyNode, scope);
        const inside = node.cases.flatMap(({ consequent }) => consequent as AnyNode[]);
        return this.readAll(node.cases as AnyNode[], scope.inner(blockNames(inside)));
      }
      case 'CatchClause': {
        const inner = scope.inner(namesIn((node.param ?? null) as LVal | null));
        if (node.param) this.readPattern(node.param as AnyNode, inner, false);
        return this.read(node.body as AnyNode, inner);
      }
      case 'ClassDeclaration':
      case 'ClassExpression':
        return this.readAll(
          [node.superClass as AnyNode | null, node.body as AnyNode],
          scope.inner(node.id ? [node.id.name] : []),
        );
      case 'ForStatement':
      case 'ForInStatement':
      case 'ForOfStatement':
        return this.readLoop(node, scope);
      default:
        return this.readAll(childrenOf(node), scope);
    }
  }

  private readAll(nodes: readonly (AnyNode | null | undefined)[], scope: NameScope): void {
    for (const node of nodes) if (node) this.read(node, scope);
  }

  private readTyped(node: AnyNode, scope: NameScope): void {
    if (WRAPPERS.test(node.type))
      this.read((node as unknown as { expression: AnyNode }).expression, scope);
  }

  private readFunction(node: AnyNode, scope: NameScope): void {
    const made = node as unknown as {
      id?: Identifier | null;
      params: AnyNode[];
      body: AnyNode;
      key?: AnyNode;
      computed?: boolean;
    };
    if (made.computed && made.key) this.read(made.key, scope);
    const own = node.type === 'FunctionExpression' && made.id ? [made.id.name] : [];
    const params = made.params.flatMap((param) => namesIn(param as LVal));
    const outer = scope.inner([
      ...own,
      ...params,
      ...(node.type === 'ArrowFunctionExpression' ? [] : ['arguments']),
    ]);
    for (const param of made.params) this.readPattern(param, outer, false);
    this.read(made.body, outer.inner(varNames(made.body)));
  }

  private readLoop(node: AnyNode, scope: NameScope): void {
    const { left, init } = node as unknown as { left?: AnyNode; init?: AnyNode | null };
    const head = left ?? init;
    const inner = scope.inner(head ? blockNames([head]) : []);
    if (left && left.type !== 'VariableDeclaration') this.readPattern(left, inner, true);
    const rest = childrenOf(node).filter(
      (child) => child !== left || left.type === 'VariableDeclaration',
    );
    this.readAll(rest, inner);
  }

  /** A key is a name only in brackets, or where it stands for its value too. */
  private readKeyed(node: AnyNode, scope: NameScope): void {
    const keyed = node as unknown as {
      computed?: boolean;
      shorthand?: boolean;
      object?: AnyNode;
      property?: AnyNode;
      key?: AnyNode;
      value?: AnyNode | null;
    };
    const key = keyed.property ?? keyed.key;
    if (keyed.object) this.read(keyed.object, scope);
    if (keyed.computed && key) this.read(key, scope);
    if (keyed.shorthand && keyed.value)
      this.use(keyed.value as AnyNode & Identifier, 'short', scope);
    else if (keyed.value) this.read(keyed.value, scope);
  }

  /** What a pattern binds is declared or, with `writes`, given a new value; its defaults are read. */
  private readPattern(node: AnyNode | null, scope: NameScope, writes: boolean): void {
    switch (node?.type) {
      case undefined:
        return;
      case 'Identifier':
        return writes ? this.use(node as AnyNode & Identifier, 'write', scope) : undefined;
      case 'AssignmentPattern':
        this.readPattern(node.left as AnyNode, scope, writes);
        return this.read(node.right as AnyNode, scope);
      case 'RestElement':
        return this.readPattern(node.argument as AnyNode, scope, writes);
      case 'ArrayPattern':
        for (const element of node.elements) this.readPattern(element as AnyNode, scope, writes);
        return;
      case 'ObjectPattern':
        for (const property of node.properties)
          this.readPatternProperty(property as AnyNode, scope, writes);
        return;
      default:
        if (WRAPPERS.test(node!.type)) {
          return this.readPattern(
            (node as unknown as { expression: AnyNode }).expression,
            scope,
            writes,
          );
        }
        return this.read(node!, scope);
    }
  }

  private readPatternProperty(node: AnyNode, scope: NameScope, writes: boolean): void {
    if (node.type !== 'ObjectProperty') return this.readPattern(node, scope, writes);
    if (node.computed) this.read(node.key as AnyNode, scope);
    this.readPattern(node.value as AnyNode, scope, writes);
  }

  /** `new a.b()`: what leads the callee must not take the arguments for its own. */
  private readNew(node: AnyNode & { callee: AnyNode }, scope: NameScope): void {
    const root = rootName(node.callee);
    this.readAll(childrenOf(node), scope);
    if (!root) return;
    const index = this.uses.findIndex(({ start }) => start === root.start);
    if (index >= 0) this.uses[index] = { ...this.uses[index], how: 'new' };
  }

  private noteChange(node: AnyNode, scope: NameScope): void {
    for (const changed of [...changesObject(node), ...changesArgument(node, this.imported)]) {
      const root = rootName(changed);
      if (root && !scope.has(root.name)) this.changes.add(root.name);
    }
  }

  private use(
    { name, start, end }: AnyNode & Identifier,
    how: NameUse['how'],
    scope: NameScope,
  ): void {
    if (!scope.has(name))
      this.uses.push({ name, start, end: Math.min(end, start + name.length), how });
  }
}

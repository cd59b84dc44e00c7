import type { Identifier, MemberExpression, OptionalMemberExpression } from '@babel/types';
import type { AnyNode } from './walk.ts';

/** Methods of the language's own objects that change what they are called on. */
const CHANGING = new Set([
  ...['push', 'pop', 'shift', 'unshift', 'splice', 'sort', 'reverse', 'fill', 'copyWithin'],
  ...['set', 'add', 'delete', 'clear'],
]);

/** Functions of the library that change their first argument. */
const CHANGES_FIRST = new Set(['train']);

/** The objects that a node changes by itself: the `a` of `a.b = 1`, `a[0]++`, `delete a.b`, `a.push(1)`. */
export function changesObject(node: AnyNode): AnyNode[] {
  switch (node.type) {
    case 'AssignmentExpression':
      return membersIn(node.left as AnyNode);
    case 'UpdateExpression':
      return membersIn(node.argument as AnyNode);
    case 'ForInStatement':
    case 'ForOfStatement':
      return membersIn(node.left as AnyNode);
    case 'UnaryExpression':
      return node.operator === 'delete' ? membersIn(node.argument as AnyNode) : [];
    case 'CallExpression':
    case 'OptionalCallExpression': {
      const callee = node.callee as AnyNode;
      const name = isMember(callee) && !callee.computed ? (callee.property as Identifier).name : '';
      return CHANGING.has(name) ? membersIn(callee) : [];
    }
    default:
      return [];
  }
}

/** The argument that a call of the library changes; `imported` knows local names. */
export function changesArgument(node: AnyNode, imported: ReadonlyMap<string, string>): AnyNode[] {
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return [];
  const changes = CHANGES_FIRST.has(imported.get(node.callee.name) ?? '');
  return changes && node.arguments.length > 0 ? [node.arguments[0] as AnyNode] : [];
}

/** The name that leads a chain of members: the `a` of `a.b[c].d`. */
export function rootName(node: AnyNode): (AnyNode & Identifier) | null {
  if (node.type === 'Identifier') return node as AnyNode & Identifier;
  if (isMember(node)) return rootName(node.object as AnyNode);
  if (node.type === 'TSNonNullExpression') return rootName(node.expression as AnyNode);
  return null;
}

/** The members that a pattern assigns to. */
function membersIn(pattern: AnyNode): AnyNode[] {
  if (isMember(pattern)) return [pattern];
  if (pattern.type === 'ArrayPattern') {
    return pattern.elements.flatMap((element) => (element ? membersIn(element as AnyNode) : []));
  }
  if (pattern.type === 'ObjectPattern') {
    return pattern.properties.flatMap((one) =>
      membersIn((one.type === 'RestElement' ? one.argument : one.value) as AnyNode),
    );
  }
  if (pattern.type === 'AssignmentPattern') return membersIn(pattern.left as AnyNode);
  return [];
}

type Member = AnyNode & (MemberExpression | OptionalMemberExpression);

function isMember(node: AnyNode): node is Member {
  return node.type === 'MemberExpression' || node.type === 'OptionalMemberExpression';
}

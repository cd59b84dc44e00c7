import type { LVal, Program, Statement, VoidPattern } from '@babel/types';

/** The names that a program declares at its top level, imports left out, in order, each once. */
export function declaredNames(program: Program): string[] {
  const names = new Set<string>();
  for (const statement of program.body) {
    for (const name of namesOf(declarationIn(statement))) names.add(name);
  }
  return [...names];
}

/** What stands behind `export`, else the statement itself. */
function declarationIn(statement: Statement): Statement | null {
  return statement.type === 'ExportNamedDeclaration' ? (statement.declaration ?? null) : statement;
}

/** The names that a statement declares in the block it stands in. */
export function namesOf(statement: Statement | null): string[] {
  if (!statement || ('declare' in statement && statement.declare)) return [];
  if (statement.type === 'VariableDeclaration') {
    return statement.declarations.flatMap(({ id }) => namesIn(id));
  }
  const named = statement.type === 'FunctionDeclaration' || statement.type === 'ClassDeclaration';
  return named && statement.id ? [statement.id.name] : [];
}

/** The names that a pattern binds. */
export function namesIn(pattern: LVal | VoidPattern | null): string[] {
  switch (pattern?.type) {
    case 'Identifier':
      return [pattern.name];
    case 'AssignmentPattern':
      return namesIn(pattern.left);
    case 'RestElement':
      return namesIn(pattern.argument as LVal);
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => namesIn(element as LVal | null));
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        namesIn(property.type === 'RestElement' ? property : (property.value as LVal)),
      );
    default:
      return [];
  }
}

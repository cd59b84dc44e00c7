import type { NamedCell } from '../../../runner/sandbox/notebook/index.ts';

/** The ending of the file that holds a cell's tail, beside the cell's own. */
export const TAIL = '.tail';

/**
 * What stands after each cell's text for the type checker alone: imports of the names that cells above
 * declare, and exports of its own. At the end, so that no place in the text moves.
 */
export function cellTails(cells: readonly NamedCell[]): Map<string, string> {
  const owners = new Map<string, string>();
  const tails = new Map<string, string>();
  for (const { id, names } of cells) {
    const values = [...(names?.declares ?? []), ...(names?.imports ?? [])];
    const types = names?.types ?? [];
    const own = new Set([...values, ...types]);
    tails.set(id, `\n;${importing(owners, own)}${exporting(values, types)}`);
    for (const name of values) owners.set(name, id);
    for (const name of types) owners.set(name, id);
  }
  return tails;
}

function importing(owners: ReadonlyMap<string, string>, own: ReadonlySet<string>): string {
  const names = new Map<string, string[]>();
  for (const [name, owner] of owners) {
    if (!own.has(name)) names.set(owner, [...(names.get(owner) ?? []), name]);
  }
  return [...names]
    .map(([owner, all]) => `import { ${all.join(', ')} } from './${owner}.ts';`)
    .join('');
}

function exporting(values: readonly string[], types: readonly string[]): string {
  return `export { ${[...values, ...types.map((name) => `type ${name}`)].join(', ')} };`;
}

import type { NameUse } from './cell-names.ts';
import { CellSyntaxError } from './cell-syntax-error.ts';
import type { Edits } from './edits.ts';
import { placeOf } from './place.ts';

/** Stands before a name in what is evaluated, where an earlier cell's variable is read. */
const READS = '__seen_';

/**
 * Reads earlier cells' variables through functions of their own, `x` becoming `__seen_x()`.
 *
 * So a function goes on seeing the variable it was written for, whatever other cells declare later.
 *
 * @param seen names that earlier cells declare, and the cell of each in words
 * @returns the names that are read
 * @throws CellSyntaxError where one is given a new value: then the order of running would matter.
 */
export function seeNames(
  uses: readonly NameUse[],
  seen: ReadonlyMap<string, string>,
  code: string,
  edits: Edits,
): string[] {
  const read = new Set<string>();
  for (const { name, start, end, how } of uses) {
    const owner = seen.get(name);
    if (owner === undefined) continue;
    if (how === 'write') throw new CellSyntaxError(refusal(name, owner), placeOf(code, start));
    const reading = `${READS}${name}()`;
    const text = { read: reading, short: `${name}: ${reading}`, new: `(${reading})` }[how];
    edits.replace(start, end, text);
    read.add(name);
  }
  return [...read];
}

/** The declarations of those functions; `kit` is the expression that holds them by name. */
export function seeing(names: readonly string[], kit: string): string {
  return names.map((name) => `const ${READS}${name} = ${kit}.${name}; `).join('');
}

/** An engine's message with the names as the student wrote them. */
export function withoutReads(message: string): string {
  return message.replace(/__seen_([\p{ID_Start}$_][\p{ID_Continue}$]*)\((?:\.\.\.)?\)/gu, '$1');
}

function refusal(name: string, owner: string): string {
  return (
    `${name} belongs to ${owner}: another cell cannot give it a new value, since then the order of ` +
    `running would matter. Declare a variable with a name of its own here, or change ${name} in ${owner}.`
  );
}

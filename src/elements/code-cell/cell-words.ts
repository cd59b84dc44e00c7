import type { NameIssue, StaleReason } from '../../runner/sandbox/notebook/index.ts';

/** Why a cell is out of date, for the cell with the number `own`. */
export function staleWords(why: StaleReason, own: number): string {
  switch (why.because) {
    case 'edited':
      return 'Out of date: its code changed.';
    case 'changed':
      return `Out of date: the code it depends on changed, in cell ${why.cell}.`;
    case 'missing':
      return `Not complete: it depends on cell ${why.cell}, which had not run.`;
    case 'ran':
      return `Out of date: cell ${why.cell}, on which it depends, has run again.`;
    case 'used':
      return why.cell === own
        ? 'Ran twice on the same object, which it changes: “Run to here” starts from a new one.'
        : `Ran on an object that cell ${why.cell} had changed: “Run to here” starts from a new one.`;
    case 'seed':
      return 'Out of date: the seed changed.';
    case 'image':
      return 'Out of date: another image is chosen.';
    case 'lost':
      return 'Out of date: a stop cleared what cells had declared.';
  }
}

/** What is odd about a name, and what to do. */
export function issueWords({ kind, name, cell }: NameIssue): string {
  switch (kind) {
    case 'below':
      return `${name} is declared further down, in cell ${cell}. A cell sees only what stands above it: move the declaration up.`;
    case 'twice':
      return `Cell ${cell} declares ${name} too. Cells below this one see the ${name} declared here; give it another name if that is not meant.`;
    case 'written':
      return `${name} belongs to cell ${cell}, and only that cell can give it a new value. Declare a variable with a name of its own here.`;
  }
}

/** Why cell `cell` was not run, for the cell with the number `own`. */
export function unreadWords(cell: number, own: number): string {
  const which = cell === own ? 'Not run: its code' : `Stopped before cell ${cell}: its code`;
  const where = cell === own ? '' : ' there';
  return `${which} came from a link, and nobody has run it here yet. Read it, then run it${where} with “Run”.`;
}

/** How long a run took. */
export function doneWords(ms: number): string {
  const time = ms < 1000 ? `${Math.max(1, Math.round(ms))} ms` : `${(ms / 1000).toFixed(1)} s`;
  return `Done in ${time}.`;
}

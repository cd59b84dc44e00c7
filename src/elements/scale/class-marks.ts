/** The letter of each of the ten classes: airplane, aUtomobile, bird, cat, dEer, dog, frog, horse, ship, truck. */
const LETTERS = 'AUBCEDFHST';

/** The fixed mark of a class: a letter, and the token of its colour; further classes have their number. */
export function classMark(label: number): { readonly letter: string; readonly token: string } {
  return { letter: LETTERS[label] ?? String(label), token: `--class-${label % LETTERS.length}` };
}

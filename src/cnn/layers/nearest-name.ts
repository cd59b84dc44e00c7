/**
 * What may have been meant by a misspelt name: `, did you mean conv2d?`, or nothing where no name is near.
 *
 * Near is an edit distance (Levenshtein 1966), ignoring case, of at most a third of the longer name.
 */
export function suggest(name: string, known: readonly string[]): string {
  const ranked = known
    .map((candidate) => ({ candidate, distance: editDistance(name, candidate) }))
    .filter(({ candidate, distance }) => distance * 3 <= Math.max(candidate.length, name.length))
    .sort((a, b) => a.distance - b.distance);
  return ranked.length > 0 ? `, did you mean ${ranked[0].candidate}?` : '';
}

function editDistance(a: string, b: string): number {
  const from = a.slice(0, 50).toLowerCase();
  const to = b.toLowerCase();
  let row = Array.from({ length: to.length + 1 }, (_, j) => j);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const replaced = row[j - 1] + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j] + 1, next[j - 1] + 1));
    }
    row = next;
  }
  return row[to.length];
}

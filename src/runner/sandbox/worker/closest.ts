/** The name that was most likely meant: at most a third of its letters off, the nearest first; or null. */
export function closest(name: string, known: Iterable<string>): string | null {
  let best: string | null = null;
  let least = Math.max(1, Math.floor(name.length / 3)) + 0.5;
  for (const one of known) {
    // Capitals alone count little: conv2D and conv2d are the same slip.
    const off = one.toLowerCase() === name.toLowerCase() ? 0.25 : distance(name, one);
    if (one !== name && off < least) [best, least] = [one, off];
  }
  return best;
}

/** How many letters must be put in, taken out, changed or swapped with the next (Damerau 1964). */
function distance(a: string, b: string): number {
  let last: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, row[j] + 1, next[j - 1] + 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) next[j] = Math.min(next[j], last[j - 2] + 1);
    }
    [last, row] = [row, next];
  }
  return row[b.length];
}

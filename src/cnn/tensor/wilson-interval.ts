/**
 * Where a rate lies with 95 % confidence, of which `right` of `count` were seen (Wilson 1927).
 *
 * Unlike the usual ±, it stays inside 0..1 and is right for rates near its ends.
 */
export function wilsonInterval(right: number, count: number): { low: number; high: number } {
  const z = 1.959964;
  const rate = right / count;
  const centre = (rate + (z * z) / (2 * count)) / (1 + (z * z) / count);
  const spread = Math.sqrt((rate * (1 - rate)) / count + (z * z) / (4 * count * count));
  const half = (z * spread) / (1 + (z * z) / count);
  return { low: centre - half, high: centre + half };
}

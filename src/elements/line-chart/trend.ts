/** Which way a line goes over its last fifth: compared with what the fifth before it was. */
export function trend(values: readonly number[]): 'falling' | 'rising' | 'level' | 'not a number' {
  const last = values.at(-1);
  if (last === undefined) return 'level';
  if (!Number.isFinite(last)) return 'not a number';
  const before = values[Math.floor((values.length - 1) * 0.8)];
  const change = (last - before) / Math.max(Math.abs(before), 1e-9);
  if (change < -0.01) return 'falling';
  return change > 0.01 ? 'rising' : 'level';
}

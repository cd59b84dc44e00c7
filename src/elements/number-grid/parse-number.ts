/**
 * A number as a reader types it: `-1`, `−1`, `.5`, `1/9`; undefined for anything else.
 *
 * At most six digits before the point, so that sums of products stay readable.
 */
export function parseNumber(text: string): number | undefined {
  const plain = text.trim().replaceAll('−', '-').replaceAll(/\s/g, '');
  const [above, below, ...more] = plain.split('/').map(parseDecimal);
  if (more.length > 0 || above === undefined) return undefined;
  if (!plain.includes('/')) return above;
  return below ? above / below : undefined;
}

function parseDecimal(text: string): number | undefined {
  return /^[-+]?(\d{1,6}(\.\d*)?|\.\d+)$/.test(text) ? Number(text) : undefined;
}

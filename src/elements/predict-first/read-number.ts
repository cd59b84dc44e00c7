/**
 * Reads a number as people type it: a point or a comma, a hyphen or a minus sign, spaces between digits.
 *
 * Gives null where it is none.
 */
export function readNumber(text: string): number | null {
  const plain = text
    .trim()
    .replace(/[\s\u00A0\u202F]/g, '')
    .replace('−', '-');
  if (/^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain)) return Number(plain.replaceAll(',', ''));
  const pointed = plain.replace(',', '.');
  return /^-?(\d+\.?\d*|\.\d+)$/.test(pointed) ? Number(pointed) : null;
}

const MARK = 'network=';
/** Characters of a network's text; the largest that the builder makes is far below. */
const MOST = 8192;

/**
 * The fragment that brings a network's text to another page: `#network=…`.
 *
 * @example
 * networkIn(networkFragment('sequential(…)')); // 'sequential(…)'
 */
export function networkFragment(text: string): string {
  return `#${MARK}${encodeURIComponent(text)}`;
}

/**
 * The text that a fragment brings; empty where it brings none, or a broken one.
 *
 * It comes from anybody: it is only to be shown, and to be read by `parseNetwork`, which runs nothing.
 */
export function networkIn(fragment: string): string {
  const part = fragment
    .replace(/^#/, '')
    .split('&')
    .find((each) => each.startsWith(MARK));
  if (part === undefined || part.length > 3 * MOST) return '';
  try {
    return decodeURIComponent(part.slice(MARK.length)).slice(0, MOST);
  } catch {
    return '';
  }
}

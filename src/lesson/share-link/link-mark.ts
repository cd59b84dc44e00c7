/** What the fragment of a link with code begins with, after `#`. */
export const MARK = 'share=';

/** Whether the fragment of an address means to carry code, whole or broken. */
export function isShareLink(fragment: string): boolean {
  return fragment.startsWith(`#${MARK}`);
}

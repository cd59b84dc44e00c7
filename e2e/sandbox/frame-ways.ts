/** What a document may load besides what a worker may: the paths that the attacker then sees. */
export const SEEN_FROM_FRAME: readonly string[] = [
  '/import.css',
  '/img',
  '/script',
  '/iframe',
  '/video',
  '/link',
  '/beacon',
  '/fetch',
];

/**
 * Tries each way that a document has to load something. Handed to the frame whole, so it uses nothing from outside.
 *
 * @param to the attacker's URL, without a slash at the end
 */
export async function loadFromFrame(to: string): Promise<void> {
  const style = document.createElement('style');
  style.textContent = `@import url(${to}/import.css); html { background: url(${to}/background) }`;
  document.head.append(style);
  for (const [tag, attribute] of [
    ['img', 'src'],
    ['script', 'src'],
    ['iframe', 'src'],
    ['video', 'src'],
    ['link', 'href'],
  ]) {
    const element = document.createElement(tag);
    if (tag === 'link') element.setAttribute('rel', 'stylesheet');
    element.setAttribute(attribute, `${to}/${tag}`);
    document.documentElement.append(element);
  }
  navigator.sendBeacon(`${to}/beacon`);
  await fetch(`${to}/fetch`).catch(() => undefined);
}

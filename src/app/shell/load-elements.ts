/** Loads the module that defines a custom element. */
export type Loaders = Readonly<Record<string, () => Promise<unknown>>>;

/** How far from the window, in CSS pixels, an element's module is fetched. */
const AHEAD = 800;

/**
 * Loads the modules of the custom elements on a page: each once, when its first element comes near the
 * window, and the rest when the page has nothing else to do, so that they are there offline. What waits for a
 * prediction is out of sight, and is fetched so when that is committed, as a reader's who comes back is by
 * itself, or when the reader has first done anything.
 *
 * @param loaders by tag
 * @param failed is told when a module could not be had
 */
export function loadElements(
  page: Document,
  loaders: Loaders,
  failed: (tag: string, error: unknown) => void,
): void {
  const waiting = new Map<string, Element[]>();
  for (const element of page.querySelectorAll('main *')) {
    const tag = element.localName;
    if (!tag.includes('-') || !Object.hasOwn(loaders, tag)) continue;
    waiting.set(tag, [...(waiting.get(tag) ?? []), element]);
  }
  const load = (tag: string): void => {
    if (!waiting.delete(tag)) return;
    loaders[tag]().catch((error: unknown) => failed(tag, error));
  };
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (isIntersecting) load(target.localName);
      }
    },
    { rootMargin: `${AHEAD}px` },
  );
  for (const elements of waiting.values()) {
    for (const element of elements) observer.observe(element);
  }
  const loadShown = (): void => {
    for (const [tag, elements] of [...waiting]) {
      if (elements.some((element) => !element.closest('.waiting'))) load(tag);
    }
  };
  whenIdle(() => {
    loadShown();
    page.addEventListener('predict-first-commit', loadShown);
    whenTouched(() => {
      observer.disconnect();
      for (const tag of [...waiting.keys()]) load(tag);
    });
  });
}

/** At the first scroll, press or key. */
function whenTouched(work: () => void): void {
  const heard = new AbortController();
  const once = (): void => {
    heard.abort();
    work();
  };
  for (const type of ['scroll', 'pointerdown', 'keydown']) {
    addEventListener(type, once, { passive: true, signal: heard.signal });
  }
}

function whenIdle(work: () => void): void {
  const ask = (): void => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(work, { timeout: 4000 });
    else setTimeout(work, 1000);
  };
  if (document.readyState === 'complete') ask();
  else addEventListener('load', ask, { once: true });
}

/**
 * Keeps what says `data-after="some-prediction"` out of sight until that prediction is committed, and says in its
 * place that it waits, with a button for who does not want to predict.
 *
 * What names a prediction that is not on the page is shown at once.
 */
export function revealAfter(page: Document): void {
  const waiting = new Map<string, HTMLElement[]>();
  for (const element of page.querySelectorAll<HTMLElement>('[data-after]')) {
    const id = element.dataset.after ?? '';
    if (!page.querySelector(`predict-first[prediction="${CSS.escape(id)}"]`)) continue;
    element.classList.add('waiting');
    waiting.set(id, [...(waiting.get(id) ?? []), element]);
  }
  const places = new Map<string, HTMLElement>();
  const reveal = (id: string): void => {
    places.get(id)?.remove();
    for (const element of waiting.get(id) ?? []) element.classList.remove('waiting');
  };
  for (const [id, [first]] of waiting) {
    const place = placeFor(page, () => {
      reveal(id);
      focusOn(first);
    });
    places.set(id, place);
    first.before(place);
  }
  page.addEventListener('predict-first-commit', (event) =>
    reveal((event as CustomEvent<{ prediction: string }>).detail.prediction),
  );
}

/** What stands where something waits. */
function placeFor(page: Document, open: () => void): HTMLElement {
  const place = page.createElement('p');
  place.className = 'waits';
  const button = page.createElement('button');
  button.type = 'button';
  button.textContent = 'Open it without one';
  button.addEventListener('click', open);
  place.append('What comes here waits for your prediction. ', button);
  return place;
}

/** The button is gone with its place, so that the keyboard goes on at what it opened. */
function focusOn(element: HTMLElement): void {
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
}

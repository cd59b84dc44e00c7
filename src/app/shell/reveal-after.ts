/**
 * Keeps what says `data-after="some-prediction"` out of sight until that prediction is committed.
 *
 * What names a prediction that is not on the page is shown at once.
 */
export function revealAfter(page: Document): void {
  for (const element of page.querySelectorAll<HTMLElement>('[data-after]')) {
    const id = CSS.escape(element.dataset.after ?? '');
    if (page.querySelector(`predict-first[prediction="${id}"]`)) element.classList.add('waiting');
  }
  page.addEventListener('predict-first-commit', (event) => {
    const { prediction } = (event as CustomEvent<{ prediction: string }>).detail;
    for (const element of page.querySelectorAll(`[data-after="${CSS.escape(prediction)}"]`)) {
      element.classList.remove('waiting');
    }
  });
}

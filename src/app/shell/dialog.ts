/** Lets a dialog be closed by its button and by a click beside it; the key Escape is the browser's. */
export function wireDialog(dialog: HTMLDialogElement): void {
  dialog.querySelector('.close')?.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog && isBeside(dialog, event)) dialog.close();
  });
}

function isBeside(dialog: HTMLElement, event: MouseEvent): boolean {
  const box = dialog.getBoundingClientRect();
  return event.clientX < box.left || event.clientX > box.right;
}

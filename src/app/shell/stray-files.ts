/**
 * Keeps the page where a file is dropped that nothing takes, as where the figure that would still waits for a
 * prediction: the browser would open the file in the page's place, and what was typed on it would be gone.
 */
export function keepFromStrayFiles(page: Window): void {
  for (const type of ['dragover', 'drop'] as const) {
    page.addEventListener(type, (event) => {
      if (event.dataTransfer?.types.includes('Files') && !isFileField(event)) {
        event.preventDefault();
      }
    });
  }
}

/** A field for files takes them by itself. */
function isFileField(event: Event): boolean {
  const [target] = event.composedPath();
  return target instanceof HTMLInputElement && target.type === 'file';
}

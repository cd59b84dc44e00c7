/** What a key asks of a cell: to run, to run and go on, or nothing. */
export function runKey(event: KeyboardEvent): 'run' | 'runOn' | null {
  const runs = event.ctrlKey || event.metaKey;
  if (event.key !== 'Enter' || !(runs || event.shiftKey)) return null;
  // On a button Enter presses the button, whatever else is held.
  if (event.composedPath()[0] instanceof HTMLButtonElement) return null;
  return runs ? 'run' : 'runOn';
}

import type { ProgressStore } from '../../elements/progress/index.ts';
import { readProgressFile, Refusal, refuseTooBig } from '../../lesson/progress/index.ts';

const NAME = 'convscope-progress.json';
/** Milliseconds for which a browser may fetch the file that is saved. */
const KEPT_MS = 60_000;

/** Wires saving progress as a file and loading one: beside what is here, or in its place. */
export function wireFile(drawer: HTMLElement, progress: ProgressStore): void {
  const input = drawer.querySelector<HTMLInputElement>('input[type=file]');
  const how = drawer.querySelector<HTMLElement>('.how');
  const told = how?.parentElement?.querySelector('.told');
  if (!input || !how || !told) return;
  let text = '';

  const close = (): void => {
    how.hidden = true;
    input.value = '';
    input.focus();
  };
  const take = (way: 'merge' | 'replace'): void => {
    told.textContent = `The file is loaded; ${things(progress.import(text, way))} kept now.`;
    close();
  };
  const look = async (file: File): Promise<void> => {
    refuseTooBig(file.size);
    text = await file.text();
    readProgressFile(text);
    const here = progress.entries().length;
    if (here === 0) return take('merge');
    how.querySelector('p')!.textContent =
      `There is progress here already: ${things(here)} kept. Put together, the better or newer of each stays.`;
    how.hidden = false;
    how.querySelector<HTMLElement>('.merge')?.focus();
  };

  drawer.querySelector('.save')?.addEventListener('click', () => save(progress.export()));
  input.addEventListener('change', () => {
    told.textContent = '';
    const file = input.files?.[0];
    if (!file) return;
    look(file).catch((error: unknown) => {
      told.textContent =
        error instanceof Refusal
          ? `${error.message} Your progress is as it was.`
          : 'The file could not be read. Your progress is as it was.';
      close();
    });
  });
  how.querySelector('.merge')?.addEventListener('click', () => take('merge'));
  how.querySelector('.replace')?.addEventListener('click', () => take('replace'));
  how.querySelector('.leave')?.addEventListener('click', close);
}

function things(count: number): string {
  return count === 1 ? 'one thing is' : `${count} things are`;
}

function save(text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = NAME;
  link.click();
  // Some browsers begin to read it only after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}

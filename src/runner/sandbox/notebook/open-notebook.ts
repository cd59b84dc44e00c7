import type { NotebookState } from './notebook-state.ts';

/** A notebook with the parser, fetched apart since a page that only is read needs neither. */
export async function openNotebook(): Promise<NotebookState> {
  const [{ NotebookState }, { readNames }] = await Promise.all([
    import('./notebook-state.ts'),
    import('./read-names.ts'),
  ]);
  return new NotebookState(readNames);
}

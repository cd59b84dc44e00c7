import { NotebookState } from './notebook-state.ts';

/** A notebook with the parser, which is fetched apart since a page that only is read needs none. */
export async function openNotebook(): Promise<NotebookState> {
  const { readNames } = await import('./read-names.ts');
  return new NotebookState(readNames);
}

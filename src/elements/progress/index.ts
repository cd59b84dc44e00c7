import { ProgressStore } from './progress-store.ts';

export type { NotKept } from './entry-shelf.ts';
export { ProgressStore, type ProgressChange } from './progress-store.ts';

/** The one store of this page. */
export const progress = new ProgressStore({ storage: () => localStorage, now: () => Date.now() });

addEventListener('storage', (event) => progress.hear(event));

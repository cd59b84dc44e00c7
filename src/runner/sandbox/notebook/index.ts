export { FIRST_SEED } from '../protocol/index.ts';
export type { NameIssue } from './cell-graph.ts';
export type { CellFreshness, Given, StaleReason } from './freshness.ts';
export type { NamedCell, NotebookState } from './notebook-state.ts';
export { openNotebook } from './open-notebook.ts';

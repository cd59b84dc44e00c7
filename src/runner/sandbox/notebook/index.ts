export { type NameIssue } from './cell-graph.ts';
export {
  type CellFreshness,
  type NamedCell,
  type NotebookState,
  type StaleReason,
} from './notebook-state.ts';
export { openNotebook } from './open-notebook.ts';

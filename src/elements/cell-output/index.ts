import { CellOutput } from './cell-output.ts';

export { CellLog } from './cell-log.ts';
export { type CellOutput, type GoTo } from './cell-output.ts';
export { formatView } from './format-view.ts';

if (!customElements.get('cell-output')) customElements.define('cell-output', CellOutput);

declare global {
  interface HTMLElementTagNameMap {
    'cell-output': CellOutput;
  }
}

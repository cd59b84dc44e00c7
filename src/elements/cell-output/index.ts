import { CellOutput } from './cell-output.ts';

export { CellLog } from './cell-log.ts';
export type { CellOutput, GoTo } from './cell-output.ts';

if (!customElements.get('cell-output')) customElements.define('cell-output', CellOutput);

declare global {
  interface HTMLElementTagNameMap {
    'cell-output': CellOutput;
  }
}

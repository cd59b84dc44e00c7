import '../share-link/index.ts';
import { CodeCell } from './code-cell.ts';

export { CodeCell } from './code-cell.ts';
export type { CodeCellRun } from './code-cell.ts';

if (!customElements.get('code-cell')) customElements.define('code-cell', CodeCell);

declare global {
  interface HTMLElementTagNameMap {
    'code-cell': CodeCell;
  }
}

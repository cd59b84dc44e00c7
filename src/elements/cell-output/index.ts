import '../activation-maps/index.ts';
import '../class-bars/index.ts';
import '../confusion-matrix/index.ts';
import '../conv-steps/index.ts';
import '../filter-grid/index.ts';
import '../image-grid/index.ts';
import '../image-strip/index.ts';
import '../layer-table/index.ts';
import '../line-chart/index.ts';
import '../map-grid/index.ts';
import '../number-grid/index.ts';
import '../relu-steps/index.ts';
import '../size-ruler/index.ts';
import '../tensor-view/index.ts';
import { CellOutput } from './cell-output.ts';

export { CellLog } from './cell-log.ts';
export type { CellOutput, GoTo } from './cell-output.ts';

if (!customElements.get('cell-output')) customElements.define('cell-output', CellOutput);

declare global {
  interface HTMLElementTagNameMap {
    'cell-output': CellOutput;
  }
}

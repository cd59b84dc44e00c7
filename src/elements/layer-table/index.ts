import { LayerTable } from './layer-table.ts';

export { LayerTable } from './layer-table.ts';

customElements.define('layer-table', LayerTable);

declare global {
  interface HTMLElementTagNameMap {
    'layer-table': LayerTable;
  }
}

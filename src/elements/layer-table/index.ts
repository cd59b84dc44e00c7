import { LayerTable } from './layer-table.ts';

export { LayerTable } from './layer-table.ts';

if (!customElements.get('layer-table')) customElements.define('layer-table', LayerTable);

declare global {
  interface HTMLElementTagNameMap {
    'layer-table': LayerTable;
  }
}

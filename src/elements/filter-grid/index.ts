import '../map-grid/index.ts';
import { FilterGrid } from './filter-grid.ts';

export { FilterGrid } from './filter-grid.ts';

if (!customElements.get('filter-grid')) customElements.define('filter-grid', FilterGrid);

declare global {
  interface HTMLElementTagNameMap {
    'filter-grid': FilterGrid;
  }
}

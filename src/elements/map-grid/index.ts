import { MapGrid } from './map-grid.ts';

export { MapGrid } from './map-grid.ts';
export type { Cell } from './layout.ts';
export type { MapStack } from './map-stack.ts';

if (!customElements.get('map-grid')) customElements.define('map-grid', MapGrid);

declare global {
  interface HTMLElementTagNameMap {
    'map-grid': MapGrid;
  }
}

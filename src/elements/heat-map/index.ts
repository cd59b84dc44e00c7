import { HeatMap } from './heat-map.ts';

export { HeatMap } from './heat-map.ts';
export { patchAt, type Place } from './tiles.ts';

if (!customElements.get('heat-map')) customElements.define('heat-map', HeatMap);

declare global {
  interface HTMLElementTagNameMap {
    'heat-map': HeatMap;
  }
}

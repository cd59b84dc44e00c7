import '../activation-maps/index.ts';
import '../filter-grid/index.ts';
import { LayerViews } from './layer-views.ts';

export { LayerViews } from './layer-views.ts';

if (!customElements.get('layer-views')) customElements.define('layer-views', LayerViews);

declare global {
  interface HTMLElementTagNameMap {
    'layer-views': LayerViews;
  }
}

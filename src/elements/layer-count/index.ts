import { LayerCount } from './layer-count.ts';

if (!customElements.get('layer-count')) customElements.define('layer-count', LayerCount);

export { LayerCount };

import '../map-grid/index.ts';
import { ActivationMaps } from './activation-maps.ts';

export { ActivationMaps } from './activation-maps.ts';
export { activationStack } from './activation-stack.ts';

if (!customElements.get('activation-maps'))
  customElements.define('activation-maps', ActivationMaps);

declare global {
  interface HTMLElementTagNameMap {
    'activation-maps': ActivationMaps;
  }
}

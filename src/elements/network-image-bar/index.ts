import '../class-bars/index.ts';
import '../network-choice/index.ts';
import '../pixel-image/index.ts';
import { NetworkImageBar } from './network-image-bar.ts';

export { NetworkImageBar } from './network-image-bar.ts';

if (!customElements.get('network-image-bar')) {
  customElements.define('network-image-bar', NetworkImageBar);
}

declare global {
  interface HTMLElementTagNameMap {
    'network-image-bar': NetworkImageBar;
  }
}

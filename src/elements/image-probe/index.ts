import '../class-bars/index.ts';
import { ImageProbe } from './image-probe.ts';

export { ImageProbe } from './image-probe.ts';

if (!customElements.get('image-probe')) customElements.define('image-probe', ImageProbe);

declare global {
  interface HTMLElementTagNameMap {
    'image-probe': ImageProbe;
  }
}

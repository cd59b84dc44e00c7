import '../class-bars/index.ts';
import { ImageStrip } from './image-strip.ts';

export { ImageStrip } from './image-strip.ts';

if (!customElements.get('image-strip')) customElements.define('image-strip', ImageStrip);

declare global {
  interface HTMLElementTagNameMap {
    'image-strip': ImageStrip;
  }
}

import '../map-grid/index.ts';
import { SignedImage } from './signed-image.ts';

export { SignedImage, type ImagePlace } from './signed-image.ts';

if (!customElements.get('signed-image')) customElements.define('signed-image', SignedImage);

declare global {
  interface HTMLElementTagNameMap {
    'signed-image': SignedImage;
  }
}

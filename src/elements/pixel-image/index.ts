import { PixelImage } from './pixel-image.ts';

export { PixelImage } from './pixel-image.ts';

if (!customElements.get('pixel-image')) customElements.define('pixel-image', PixelImage);

declare global {
  interface HTMLElementTagNameMap {
    'pixel-image': PixelImage;
  }
}

import { PixelLens } from './pixel-lens.ts';

if (!customElements.get('pixel-lens')) customElements.define('pixel-lens', PixelLens);

export { PixelLens };

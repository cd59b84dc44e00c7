import { ImageGrid } from './image-grid.ts';

if (!customElements.get('image-grid')) customElements.define('image-grid', ImageGrid);

export { whiteOf } from './image-bytes.ts';
export { ImageGrid };

declare global {
  interface HTMLElementTagNameMap {
    'image-grid': ImageGrid;
  }
}

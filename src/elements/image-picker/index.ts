import '../pixel-image/index.ts';
import { ImagePicker } from './image-picker.ts';

export { ImagePicker } from './image-picker.ts';

if (!customElements.get('image-picker')) customElements.define('image-picker', ImagePicker);

declare global {
  interface HTMLElementTagNameMap {
    'image-picker': ImagePicker;
  }
}

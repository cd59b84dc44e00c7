import '../number-grid/index.ts';
import '../step-transport/index.ts';
import { ImageFilter } from './image-filter.ts';

if (!customElements.get('image-filter')) customElements.define('image-filter', ImageFilter);

export { ImageFilter };

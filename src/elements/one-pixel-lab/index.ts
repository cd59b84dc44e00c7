import '../class-bars/index.ts';
import '../line-chart/index.ts';
import '../pixel-image/index.ts';
import { OnePixelLab } from './one-pixel-lab.ts';

export { OnePixelLab } from './one-pixel-lab.ts';

if (!customElements.get('one-pixel-lab')) customElements.define('one-pixel-lab', OnePixelLab);

declare global {
  interface HTMLElementTagNameMap {
    'one-pixel-lab': OnePixelLab;
  }
}

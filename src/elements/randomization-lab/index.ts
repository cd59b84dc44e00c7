import '../pixel-image/index.ts';
import { RandomizationLab } from './randomization-lab.ts';

export { RandomizationLab } from './randomization-lab.ts';

if (!customElements.get('randomization-lab'))
  customElements.define('randomization-lab', RandomizationLab);

declare global {
  interface HTMLElementTagNameMap {
    'randomization-lab': RandomizationLab;
  }
}

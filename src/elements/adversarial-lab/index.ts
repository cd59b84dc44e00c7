import '../class-bars/index.ts';
import '../line-chart/index.ts';
import '../pixel-image/index.ts';
import '../signed-image/index.ts';
import { AdversarialLab } from './adversarial-lab.ts';

export { AdversarialLab } from './adversarial-lab.ts';

if (!customElements.get('adversarial-lab')) {
  customElements.define('adversarial-lab', AdversarialLab);
}

declare global {
  interface HTMLElementTagNameMap {
    'adversarial-lab': AdversarialLab;
  }
}

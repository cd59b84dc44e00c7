import '../success-matrix/index.ts';
import { AttackRateLab } from './attack-rate-lab.ts';

export { AttackRateLab } from './attack-rate-lab.ts';

if (!customElements.get('attack-rate-lab')) {
  customElements.define('attack-rate-lab', AttackRateLab);
}

declare global {
  interface HTMLElementTagNameMap {
    'attack-rate-lab': AttackRateLab;
  }
}

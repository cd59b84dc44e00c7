import { ConfusionMatrix } from './confusion-matrix.ts';

export { ConfusionMatrix } from './confusion-matrix.ts';

if (!customElements.get('confusion-matrix'))
  customElements.define('confusion-matrix', ConfusionMatrix);

declare global {
  interface HTMLElementTagNameMap {
    'confusion-matrix': ConfusionMatrix;
  }
}

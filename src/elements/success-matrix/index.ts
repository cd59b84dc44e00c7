import { SuccessMatrix } from './success-matrix.ts';

export { SuccessMatrix } from './success-matrix.ts';

if (!customElements.get('success-matrix')) customElements.define('success-matrix', SuccessMatrix);

declare global {
  interface HTMLElementTagNameMap {
    'success-matrix': SuccessMatrix;
  }
}

import '../map-grid/index.ts';
import '../number-grid/index.ts';
import '../value-bars/index.ts';
import { TensorFigure } from './tensor-view.ts';

if (!customElements.get('tensor-view')) customElements.define('tensor-view', TensorFigure);

export type { TensorFigure } from './tensor-view.ts';
export { tensorHead } from './tensor-head.ts';

declare global {
  interface HTMLElementTagNameMap {
    'tensor-view': TensorFigure;
  }
}

import { PredictFirst } from './predict-first.ts';

export { PredictFirst, type PredictFirstCommit } from './predict-first.ts';

if (!customElements.get('predict-first')) customElements.define('predict-first', PredictFirst);

declare global {
  interface HTMLElementTagNameMap {
    'predict-first': PredictFirst;
  }
}

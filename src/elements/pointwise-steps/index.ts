import '../number-grid/index.ts';
import '../step-transport/index.ts';
import '../value-bars/index.ts';
import { PointwiseSteps } from './pointwise-steps.ts';

if (!customElements.get('pointwise-steps'))
  customElements.define('pointwise-steps', PointwiseSteps);

export { PointwiseSteps };

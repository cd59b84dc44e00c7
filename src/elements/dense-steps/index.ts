import '../number-grid/index.ts';
import '../step-transport/index.ts';
import { DenseSteps } from './dense-steps.ts';

if (!customElements.get('dense-steps')) customElements.define('dense-steps', DenseSteps);

export { DenseSteps };

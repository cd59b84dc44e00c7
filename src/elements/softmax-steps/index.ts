import '../number-grid/index.ts';
import '../step-transport/index.ts';
import { SoftmaxSteps } from './softmax-steps.ts';

if (!customElements.get('softmax-steps')) customElements.define('softmax-steps', SoftmaxSteps);

export { SoftmaxSteps };

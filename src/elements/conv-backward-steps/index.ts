import '../number-grid/index.ts';
import '../size-fields/index.ts';
import '../size-formula/index.ts';
import '../step-transport/index.ts';
import { ConvBackwardSteps } from './conv-backward-steps.ts';

if (!customElements.get('conv-backward-steps'))
  customElements.define('conv-backward-steps', ConvBackwardSteps);

export { ConvBackwardSteps };

import '../number-grid/index.ts';
import '../size-fields/index.ts';
import '../size-formula/index.ts';
import '../step-transport/index.ts';
import { ConvSteps } from './conv-steps.ts';

if (!customElements.get('conv-steps')) customElements.define('conv-steps', ConvSteps);

export { ConvSteps };

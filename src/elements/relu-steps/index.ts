import '../number-grid/index.ts';
import '../step-transport/index.ts';
import { ReluSteps } from './relu-steps.ts';

if (!customElements.get('relu-steps')) customElements.define('relu-steps', ReluSteps);

export { ReluSteps };

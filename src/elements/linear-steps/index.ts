import '../number-grid/index.ts';
import '../step-transport/index.ts';
import { LinearSteps } from './linear-steps.ts';

if (!customElements.get('linear-steps')) customElements.define('linear-steps', LinearSteps);

export { LinearSteps };

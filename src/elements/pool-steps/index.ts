import '../number-grid/index.ts';
import '../step-transport/index.ts';
import { PoolSteps } from './pool-steps.ts';

if (!customElements.get('pool-steps')) customElements.define('pool-steps', PoolSteps);

export { PoolSteps };

import { StepTransport } from './step-transport.ts';

if (!customElements.get('step-transport')) customElements.define('step-transport', StepTransport);

export { StepTransport };

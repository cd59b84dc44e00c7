import { NetworkBuilder } from './network-builder.ts';

if (!customElements.get('network-builder'))
  customElements.define('network-builder', NetworkBuilder);

export { NetworkBuilder };

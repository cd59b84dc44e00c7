import { NetworkCounts } from './network-counts.ts';

if (!customElements.get('network-counts')) customElements.define('network-counts', NetworkCounts);

export { NetworkCounts };

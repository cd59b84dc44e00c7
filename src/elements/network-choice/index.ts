import { NetworkChoiceElement } from './network-choice.ts';

export { NetworkChoiceElement } from './network-choice.ts';
export { networkName } from './network-name.ts';
export { takeNetworkFile } from './take-network-file.ts';

if (!customElements.get('network-choice')) {
  customElements.define('network-choice', NetworkChoiceElement);
}

declare global {
  interface HTMLElementTagNameMap {
    'network-choice': NetworkChoiceElement;
  }
}

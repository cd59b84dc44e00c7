import { HyperControls } from './hyper-controls.ts';

export { HyperControls } from './hyper-controls.ts';

if (!customElements.get('hyper-controls')) customElements.define('hyper-controls', HyperControls);

declare global {
  interface HTMLElementTagNameMap {
    'hyper-controls': HyperControls;
  }
}

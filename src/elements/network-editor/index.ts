import { NetworkEditor } from './network-editor.ts';

export { NetworkEditor, type NetworkPreset } from './network-editor.ts';

if (!customElements.get('network-editor')) customElements.define('network-editor', NetworkEditor);

declare global {
  interface HTMLElementTagNameMap {
    'network-editor': NetworkEditor;
  }
}

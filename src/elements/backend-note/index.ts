import { BackendNote } from './backend-note.ts';

export { BackendNote } from './backend-note.ts';

if (!customElements.get('backend-note')) customElements.define('backend-note', BackendNote);

declare global {
  interface HTMLElementTagNameMap {
    'backend-note': BackendNote;
  }
}

import { BackendNote } from './backend-note.ts';

export { BackendNote } from './backend-note.ts';

customElements.define('backend-note', BackendNote);

declare global {
  interface HTMLElementTagNameMap {
    'backend-note': BackendNote;
  }
}

import { BackendNote } from './backend-note.ts';

export { type BackendChooseEvent, BackendNote, type WorkersChooseEvent } from './backend-note.ts';

if (!customElements.get('backend-note')) customElements.define('backend-note', BackendNote);

declare global {
  interface HTMLElementTagNameMap {
    'backend-note': BackendNote;
  }
}

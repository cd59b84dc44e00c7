import { FaultNote } from './fault-note.ts';

export { FaultNote, type Fault } from './fault-note.ts';

if (!customElements.get('fault-note')) customElements.define('fault-note', FaultNote);

declare global {
  interface HTMLElementTagNameMap {
    'fault-note': FaultNote;
  }
}

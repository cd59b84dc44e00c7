import { shippedNetworks } from '../../runner/engine/index.ts';
import { readAddress } from './address.ts';
import { localNote } from './kept-note.ts';
import { SubjectStore } from './subject-store.ts';

export { readAddress, writeAddress } from './address.ts';
export { localNote, type KeptNote } from './kept-note.ts';
export { MOST_SIDE } from './kept-subject.ts';
export { CLASS_NAMES } from './class-names.ts';
export { FileDrop } from './file-drop.ts';
export { Latest } from './latest.ts';
export type { SharedSubject } from './shared-subject.ts';
export { SubjectStore } from './subject-store.ts';
export type { PageSubject, Subject, SubjectSource } from './subject.ts';

/** The one subject of this page. */
export const subject = new SubjectStore({
  storage: () => localStorage,
  shipped: shippedNetworks,
  keptStep: () => localNote.read(),
});

function takeAddress(): void {
  const shared = readAddress(location.hash);
  if (shared) subject.takeShared(shared);
}

takeAddress();
addEventListener('hashchange', takeAddress);

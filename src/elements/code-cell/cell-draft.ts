import type { ProgressKey, SetAside } from '../../lesson/progress/index.ts';
import { progress } from '../progress/index.ts';

/** Names a cell. */
interface CellPlace {
  readonly lesson: string;
  readonly cell: string;
}

/** A cell's code as this browser keeps it, and what is known of where it came from. */
export class CellDraft {
  /** Whether the browser keeps nothing. */
  fails = false;

  constructor(private readonly place: CellPlace) {}

  /** The kept code; null where it is the lesson's. */
  get code(): string | null {
    return progress.get(this.key)?.code ?? null;
  }

  /** Keeps the code; with null the lesson's stands there again. */
  keep(code: string | null): void {
    progress.set(this.key, code === null ? null : { code });
    this.fails = progress.notKept !== null;
  }

  /** Calls back with the code that an import or a reset has brought, null for the lesson's. */
  watch(replaced: (code: string | null) => void): () => void {
    return progress.watch(this.key, (draft) => replaced(draft?.code ?? null));
  }

  /** Whether this code came from a link and was not run by hand yet. */
  isUnread(code: string): boolean {
    const { aside } = this;
    return aside !== null && aside.shared === code && !aside.read;
  }

  /** The student has run the code by hand. */
  markRead(code: string): void {
    const { aside } = this;
    if (aside && this.isUnread(code)) progress.set(this.asideKey, { ...aside, read: true });
  }

  private get aside(): SetAside | null {
    return progress.get(this.asideKey);
  }

  private get key(): ProgressKey<'cell'> {
    return { lesson: this.place.lesson, kind: 'cell', id: this.place.cell };
  }

  private get asideKey(): ProgressKey<'aside'> {
    return { lesson: this.place.lesson, kind: 'aside', id: this.place.cell };
  }
}

import type { CellImage, CellNetwork, Engine } from '../../runner/engine/index.ts';
import type { Subject, SubjectSource } from '../subject/index.ts';
import type { CellEngine } from './cell-engine.ts';

/** What a cell gives a lab to look into; the page's own where null. */
export interface CellGiven {
  readonly network: CellNetwork | null;
  readonly image: CellImage | null;
}

/** What one lab under a cell looks into, and what computes for it; the page's own subject stays as it is. */
export class CellSubject implements SubjectSource {
  private listeners = 0;
  private leave: (() => void) | null = null;

  constructor(
    private readonly given: CellGiven,
    private readonly page: SubjectSource,
    private readonly engines: CellEngine,
    private readonly pageEngine: () => Pick<Engine, 'call'>,
  ) {}

  get current(): Subject {
    const { network, image } = this.page.current;
    return { network: this.given.network ?? network, image: this.given.image ?? image };
  }

  /** The page's engine for the page's network; for one of a cell another, as long as somebody listens. */
  readonly engine = (): Pick<Engine, 'call'> => {
    const { network } = this.given;
    return network ? this.engines.for(network) : this.pageEngine();
  };

  /** Hears of changes on the page only in so far as the cell has left it the choice. */
  listen(listener: (subject: Subject) => void): () => void {
    let before = this.current;
    const stop = this.page.listen(() => {
      const now = this.current;
      const same = now.image === before.image && isSame(now.network, before.network);
      before = now;
      if (!same) listener(now);
    });
    this.enter();
    return () => {
      stop();
      this.listeners--;
      // A lab that is only moved to another place listens again at once.
      queueMicrotask(() => this.leaveIfAlone());
    };
  }

  private enter(): void {
    const { network } = this.given;
    this.listeners++;
    if (network) this.leave ??= this.engines.show(network);
  }

  private leaveIfAlone(): void {
    if (this.listeners > 0) return;
    this.leave?.();
    this.leave = null;
  }
}

/** Choices of the page are plain data, made anew each time. */
function isSame(a: Subject['network'], b: Subject['network']): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

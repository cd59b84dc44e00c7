import { type CellNetwork, type Engine, trialEngine } from '../../runner/engine/index.ts';

/** What is needed of an engine; a test gives a pretended one. */
type OwnEngine = Pick<Engine, 'call' | 'drop' | 'running'>;

/**
 * Computes with networks of cells, in a worker beside the page's own: whatever such a network takes, training goes on,
 * and when the last of them goes from the page its worker ends.
 */
export class CellEngine {
  private readonly shown = new Set<CellNetwork>();
  private engine: OwnEngine | null = null;

  constructor(private readonly make: () => OwnEngine) {}

  /** Computes with a network until what is returned is called. */
  show(network: CellNetwork): () => void {
    this.shown.add(network);
    return () => this.leave(network);
  }

  /** The engine as a lab on this network has it: once the network is gone it computes nothing. */
  for(network: CellNetwork): Pick<Engine, 'call'> {
    const call: Engine['call'] = (name, args, options) => {
      if (!this.shown.has(network)) return Promise.reject(new DOMException(name, 'AbortError'));
      this.engine ??= this.make();
      return this.engine.call(name, args, options);
    };
    return { call };
  }

  private leave(network: CellNetwork): void {
    this.shown.delete(network);
    const { engine } = this;
    if (this.shown.size === 0) {
      engine?.drop();
      this.engine = null;
    } else if (engine?.running) {
      // An engine that was lost meanwhile holds none.
      engine.call('dropNetwork', { network }).catch(() => undefined);
    }
  }
}

/** The one of this page. */
export const cellEngine = new CellEngine(trialEngine);

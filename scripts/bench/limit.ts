import type { Arena } from './measure.ts';
import type { Player } from './players.ts';
import type { Row } from './row.ts';

/** What a limit asks of the arena it plays in. */
type Ground = Pick<Arena, 'start' | 'enough' | 'time' | 'end'>;

/** The machine's own limit: a plain matrix kernel that whoever computes on so many cores is held against. */
export class Limit {
  private readonly best = new Map<number, number>();

  private constructor(
    private readonly arena: Ground,
    private readonly kernels: readonly Player[],
    /** Million operations of a turn. */
    private readonly millions: number,
  ) {}

  /** Starts a kernel a core, each warmed up. */
  static async start(arena: Ground, cores: number): Promise<Limit> {
    const kernels = Array.from({ length: cores }, (_, i): Player => ({
      name: `limit ${i}`,
      contestant: 'limit',
      setup: { network: 'convnetjs', workers: 1 },
      tasks: ['multiply'],
    }));
    let millions = 0;
    for (const kernel of kernels) {
      await arena.start(kernel);
      millions = Math.max(millions, await arena.enough(kernel, 'multiply'));
    }
    return new Limit(arena, kernels, millions);
  }

  /** The kernel's turn on so many cores at the same time: GFLOP/s of all together. */
  async turn(cores: number): Promise<number> {
    const kernels = this.kernels.slice(0, cores);
    const taken = await Promise.all(
      kernels.map((kernel) => this.arena.time(kernel, 'multiply', this.millions)),
    );
    const reached = taken.reduce((sum, milliseconds) => sum + this.millions / milliseconds, 0);
    this.best.set(cores, Math.max(reached, this.best.get(cores) ?? 0));
    return reached;
  }

  /** The best of all turns so far, for each number of cores. */
  rows(): Row[] {
    return [...this.best].map(([cores, value]) => ({
      name: `limit: plain matrix kernel, ${cores} ${cores === 1 ? 'core' : 'cores'}`,
      unit: 'GFLOP/s',
      value,
      versusConvnetjs: null,
      versusLimit: 1,
    }));
  }

  async end(): Promise<void> {
    for (const kernel of this.kernels) await this.arena.end(kernel);
  }
}

import type { Page } from '@playwright/test';
import type { MemoryUse, Task } from './contestant.ts';
import type { Bench } from './page/main.ts';
import type { Player } from './players.ts';

/** A unit of work that a contestant can stop after: what it takes at once. */
const LEAST: Readonly<Record<Task, number>> = {
  train: 32,
  forward: 100,
  occlusion: 128,
  onePixel: 400,
  attack: 1,
  saliency: 1,
  gradient: 1,
  deconvnet: 1,
  guided: 1,
  multiply: 200,
};

/** What those take at once that need seconds for the above. */
const LEAST_SLOW = 4;

const SLOW: readonly Player['contestant'][] = ['convnetjs', 'stock-cpu', 'stock-webgl'];

function leastOf({ contestant }: Player, task: Task): number {
  return SLOW.includes(contestant) ? Math.min(LEAST_SLOW, LEAST[task]) : LEAST[task];
}

/** Contestants in one page, asked one at a time. */
export class Arena {
  constructor(
    private readonly page: Page,
    /** How long a measurement should take at least, in milliseconds. */
    private readonly least: number,
    /** How often each player has its turn at a task. */
    readonly rounds: number,
  ) {}

  async start({ name, contestant, setup }: Player): Promise<void> {
    await this.ask({ name, contestant }, { do: 'start', setup });
  }

  /** So many units that they take long enough; also warms the player up. */
  async enough(player: Player, task: Task): Promise<number> {
    const least = leastOf(player, task);
    let units = least;
    // The first time a graphics card compiles what it is to do, which says nothing of how long it will take.
    await this.time(player, task, units);
    for (;;) {
      const taken = await this.time(player, task, units);
      if (taken >= this.least) return units;
      const wanted = Math.ceil((1.2 * units * this.least) / Math.max(taken, 1) / least);
      units = Math.max(2 * units, Math.min(wanted * least, 16 * units));
    }
  }

  /** How long a player takes for so many units, in milliseconds. */
  async time(player: Pick<Player, 'name' | 'contestant'>, task: Task, units: number) {
    const answer = await this.ask(player, { do: task, units });
    if ('milliseconds' in answer) return answer.milliseconds;
    throw new Error(`${player.name} gave no time`);
  }

  /** How long a player trains till so large a share of CIFAR-10's test images is right, and on how many images. */
  async learn(player: Player, accuracy: number) {
    const answer = await this.ask(player, { do: 'learn', accuracy });
    if ('milliseconds' in answer) return { images: 0, ...answer };
    throw new Error(`${player.name} gave no time`);
  }

  /** What memory a player uses after so many further steps of training. */
  async memory(player: Player, steps: number): Promise<MemoryUse> {
    const answer = await this.ask(player, { do: 'memory', units: steps });
    if ('memory' in answer) return answer.memory;
    throw new Error(`${player.name} gave no memory`);
  }

  /** Ends a player and frees what it held. */
  async end({ name }: Pick<Player, 'name'>): Promise<void> {
    await this.page.evaluate((key) => (window as unknown as { bench: Bench }).bench.end(key), name);
  }

  private async ask(
    { name, contestant }: Pick<Player, 'name' | 'contestant'>,
    request: Parameters<Bench['ask']>[2],
  ) {
    const answer = await this.page.evaluate(
      ([of, key, what]) => (window as unknown as { bench: Bench }).bench.ask(of, key, what),
      [contestant, name, request] as const,
    );
    if ('error' in answer) throw new Error(`${name}: ${answer.error}`);
    return answer;
  }
}

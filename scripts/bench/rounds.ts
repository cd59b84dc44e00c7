import type { Task } from './contestant.ts';
import type { Limit } from './limit.ts';
import type { Arena } from './measure.ts';
import { operationsOf } from './operations.ts';
import type { Player } from './players.ts';

/** What came of one round of a task, in which everybody had a turn. */
export interface Round {
  /** Units a second, by the player's name. */
  readonly rates: ReadonlyMap<string, number>;
  /** GFLOP/s that the limit's kernel reached at best, by the number of cores. */
  readonly limits: ReadonlyMap<number, number>;
}

/**
 * Lets players have their turns at a task, round by round, so that what disturbs the machine disturbs them all; the
 * limit right before each of those that are held against it.
 */
export async function playRounds(
  arena: Pick<Arena, 'enough' | 'time' | 'rounds'>,
  limit: Pick<Limit, 'turn'>,
  players: readonly Player[],
  task: Task,
): Promise<Round[]> {
  const turns: { player: Player; units: number }[] = [];
  for (const player of players) turns.push({ player, units: await arena.enough(player, task) });
  const rounds: Round[] = [];
  while (rounds.length < arena.rounds) {
    const [rates, limits] = [new Map<string, number>(), new Map<number, number>()];
    for (const { player, units } of turns) {
      const { workers } = player.setup;
      if (operationsOf(player, task) !== null) {
        limits.set(workers, Math.max(await limit.turn(workers), limits.get(workers) ?? 0));
      }
      rates.set(player.name, (1000 * units) / (await arena.time(player, task, units)));
    }
    rounds.push({ rates, limits });
  }
  return rounds;
}

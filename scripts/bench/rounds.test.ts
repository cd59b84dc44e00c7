import { expect, test } from 'vitest';
import { Limit } from './limit.ts';
import { operationsOf } from './operations.ts';
import { type Player, players } from './players.ts';
import { playRounds } from './rounds.ts';
import { taskRow } from './task-row.ts';

const named = (name: string): Player => players(2, true).find((player) => player.name === name)!;
const [convnetjs, alone, both, card] = [
  'ConvNetJS',
  'convscope, 1 worker',
  'convscope, 2 workers',
  'convscope on webgl',
].map(named);

/** A machine of so many GFLOP/s a core in each round, on which the kernel reaches all, and ours half. */
function machine(gigaflops: readonly number[]) {
  const turns: string[] = [];
  let round = 0;
  const arena = {
    rounds: gigaflops.length,
    start: () => Promise.resolve(),
    end: () => Promise.resolve(),
    enough: () => Promise.resolve(1000),
    time({ name }: Pick<Player, 'name'>, _task: string, units: number) {
      turns.push(name);
      const speed = gigaflops[round];
      if (name.startsWith('limit')) return Promise.resolve(units / speed);
      if (name === card.name) round++;
      const operations = operationsOf(alone, 'train')!;
      return Promise.resolve((units * operations) / (0.5e6 * speed));
    },
  };
  return { arena, turns };
}

test('a machine that slows down takes the limit with it, so that shares of it stay', async () => {
  const { arena } = machine([30, 10, 20, 15, 12]);
  const limit = await Limit.start(arena, 2);
  const rounds = await playRounds(arena, limit, [alone, card], 'train');
  const row = taskRow(alone, 'train', rounds);
  expect(row.versusLimit).toBeCloseTo(0.5);
  expect(row.value).toBeCloseTo((0.5 * 15e9) / operationsOf(alone, 'train')!);
});

test('the row of the limit is the best that its kernel reached', async () => {
  const { arena } = machine([8, 32, 16]);
  const limit = await Limit.start(arena, 2);
  await playRounds(arena, limit, [alone, both, card], 'train');
  expect(limit.rows().map(({ value }) => value)).toEqual([32, 64]);
  expect(limit.rows()[1].name).toBe('limit: plain matrix kernel, 2 cores');
});

test('in each round the limit plays right before those that are held against it, and no others', async () => {
  const { arena, turns } = machine([10, 10]);
  const limit = await Limit.start(arena, 2);
  const rounds = await playRounds(arena, limit, [convnetjs, alone, both, card], 'train');
  const one = [convnetjs.name, 'limit 0', alone.name, 'limit 0', 'limit 1', both.name, card.name];
  expect(turns).toEqual([...one, ...one]);
  expect(taskRow(card, 'train', rounds).versusLimit).toBeNull();
  await playRounds(arena, limit, [alone], 'occlusion');
  expect(turns.slice(2 * one.length)).toEqual([alone.name, alone.name]);
});

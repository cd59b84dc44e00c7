import type { Task } from './contestant.ts';
import { measureLearning } from './learning.ts';
import { Limit } from './limit.ts';
import type { Arena } from './measure.ts';
import { measureMemory } from './memory.ts';
import { type Player, players } from './players.ts';
import { playRounds } from './rounds.ts';
import type { Row } from './row.ts';
import { medianRate, taskRow, TOLD } from './task-row.ts';

export interface BenchOptions {
  readonly cores: number;
  readonly quick: boolean;
  /** Convscope alone, without memory. */
  readonly ours: boolean;
  /** Whether the browser has the machine's graphics card, for ours to play on too. */
  readonly gpu: boolean;
  /** Whether the page has CIFAR-10, so that learning can be timed. */
  readonly cifar10: boolean;
  /** Tells a person what is under way. */
  readonly say: (words: string) => void;
}

const TASKS = Object.keys(TOLD) as (keyof typeof TOLD)[];

/** What there is no time for within a minute. */
const LONG: readonly Task[] = ['attack', 'gradient', 'deconvnet'];

/** Everything the table has, measured. */
export async function measureAll(arena: Arena, options: BenchOptions): Promise<Row[]> {
  const { cores, quick, ours, gpu, say } = options;
  const limit = await Limit.start(arena, cores);
  const asked = players(cores, gpu).filter(({ contestant }) => !ours || contestant === 'ours');
  const started = await startAll(arena, asked, say);
  const rows: Row[] = [];
  let convnetjs = NaN;
  for (const task of TASKS.filter((one) => !(quick && LONG.includes(one)))) {
    const able = started.filter(({ tasks }) => tasks.includes(task));
    say(`${TOLD[task].what}: ${able.map(({ name }) => name).join(', ')} …`);
    const rounds = await playRounds(arena, limit, able, task);
    if (task === 'train') convnetjs = medianRate('ConvNetJS', rounds);
    rows.push(...able.map((player) => taskRow(player, task, rounds)));
  }
  await limit.end();
  if (options.cifar10 && !ours) {
    const learners = started.filter(({ tasks }) => tasks.includes('attack'));
    rows.push(...(await measureLearning(arena, learners, convnetjs, say)));
  }
  for (const player of started) await arena.end(player);
  if (!ours) rows.push(...(await measureMemory(arena, quick, say)));
  return [...limit.rows(), ...rows];
}

/** Those that start here: what does not is said and left out. */
async function startAll(
  arena: Arena,
  all: readonly Player[],
  say: BenchOptions['say'],
): Promise<Player[]> {
  const started: Player[] = [];
  for (const player of all) {
    try {
      await arena.start(player);
      started.push(player);
    } catch (error) {
      say(`left out: ${(error as Error).message}`);
      await arena.end(player);
    }
  }
  return started;
}

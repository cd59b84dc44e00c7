import type { Arena } from './measure.ts';
import type { Player } from './players.ts';
import type { Row } from './row.ts';

/** Ours after 10 steps of training, and after 10,000 (or 100 when there is little time). */
export async function measureMemory(
  arena: Arena,
  quick: boolean,
  say: (words: string) => void,
): Promise<Row[]> {
  const steps = quick ? 100 : 10_000;
  say(`memory after 10 and after ${steps.toLocaleString('en-US')} steps …`);
  const player: Player = {
    name: 'memory',
    contestant: 'ours',
    setup: { network: 'convnetjs', workers: 1 },
    tasks: ['train'],
  };
  await arena.start(player);
  const before = await arena.memory(player, 10);
  const after = await arena.memory(player, steps - 10);
  await arena.end(player);
  const row = (name: string, unit: string, value: number): Row => ({
    name,
    unit,
    value,
    versusConvnetjs: null,
    versusLimit: null,
  });
  return [before, { ...after, steps }].flatMap((use) => {
    const when = `memory after ${use.steps.toLocaleString('en-US')} steps`;
    return [row(`${when}: tensors`, '', use.tensors), row(`${when}: bytes`, 'bytes', use.bytes)];
  });
}

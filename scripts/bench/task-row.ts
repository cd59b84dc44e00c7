import type { Task } from './contestant.ts';
import { operationsOf } from './operations.ts';
import type { Player } from './players.ts';
import type { Round } from './rounds.ts';
import { median, type Row } from './row.ts';

/** How a task's speed is told. */
interface Telling {
  readonly what: string;
  readonly unit: 'images/s' | 's' | 'ms';
  /** For times: of how many units. */
  readonly units?: number;
}

/** Tasks that have rows, in their order. */
export const TOLD: Readonly<Record<Exclude<Task, 'multiply'>, Telling>> = {
  train: { what: 'training', unit: 'images/s' },
  forward: { what: 'forward, 1,000 images', unit: 's', units: 1000 },
  occlusion: { what: 'occlusion map, 1,024 places', unit: 's', units: 1024 },
  onePixel: {
    what: 'one pixel, 75 generations of 400, the network alone',
    unit: 's',
    units: 30_000,
  },
  attack: { what: 'one pixel, a whole attack of 75 generations of 400', unit: 's' },
  saliency: { what: 'saliency', unit: 'ms' },
  gradient: { what: 'way back, backpropagation', unit: 'ms' },
  deconvnet: { what: 'way back, deconvnet', unit: 'ms' },
  guided: { what: 'way back, guided backpropagation', unit: 'ms' },
};

/** What rounds of a task say of a player. */
export function taskRow(player: Player, task: keyof typeof TOLD, rounds: readonly Round[]): Row {
  const { what, unit, units = 1 } = TOLD[task];
  const rate = medianRate(player.name, rounds);
  const convnetjs = player.setup.network === 'convnetjs' ? medianRate('ConvNetJS', rounds) : NaN;
  const operations = operationsOf(player, task);
  return {
    name: `${what}: ${player.name}`,
    unit,
    value: unit === 'images/s' ? rate : ((unit === 'ms' ? 1000 : 1) * units) / rate,
    versusConvnetjs: Number.isNaN(convnetjs) ? null : rate / convnetjs,
    versusLimit: operations === null ? null : shareOfLimit(player, operations, rounds),
  };
}

/** The median over rounds of what a player reached, each against the limit of its own round. */
function shareOfLimit({ name, setup }: Player, operations: number, rounds: readonly Round[]) {
  const shares = rounds.map(({ rates, limits }) => {
    const reached = (operations * (rates.get(name) ?? NaN)) / 1e9;
    return reached / (limits.get(setup.workers) ?? NaN);
  });
  return median(shares);
}

/** Units a second of a player, the median over rounds; not a number where it did not play. */
export function medianRate(name: string, rounds: readonly Round[]): number {
  return median(rounds.map(({ rates }) => rates.get(name) ?? NaN));
}

import { recipeNamed } from '../../src/cnn/train/index.ts';
import type { NetworkName, Task } from './contestant.ts';
import type { Arena } from './measure.ts';
import { type Player, players } from './players.ts';
import type { Row } from './row.ts';

export interface BenchOptions {
  readonly cores: number;
  readonly quick: boolean;
  /** Convscope alone, without memory. */
  readonly ours: boolean;
  /** Whether the page has CIFAR-10, so that learning can be timed. */
  readonly cifar10: boolean;
  /** Tells a person what is under way. */
  readonly say: (words: string) => void;
}

/** How a task's speed is told. */
const TOLD: Readonly<Record<Exclude<Task, 'multiply'>, Telling>> = {
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

const TASKS = Object.keys(TOLD) as (keyof typeof TOLD)[];

/** What there is no time for within a minute. */
const LONG: readonly Task[] = ['attack', 'gradient', 'deconvnet'];

/** What ConvNetJS has after one pass over the 50,000 training images. */
const CONVNETJS_ACCURACY = 0.528;
const CONVNETJS_IMAGES = 50_000;

interface Telling {
  readonly what: string;
  readonly unit: 'images/s' | 's' | 'ms';
  /** For times: of how many units. */
  readonly units?: number;
}

/** Everything the table has, measured. */
export async function measureAll(arena: Arena, options: BenchOptions): Promise<Row[]> {
  const { cores, quick, ours, say } = options;
  const limits = await measureLimits(arena, cores, say);
  const rows: Row[] = [...limits].map(([workers, millions]) => ({
    name: `limit: plain matrix kernel, ${workers} ${workers === 1 ? 'core' : 'cores'}`,
    unit: 'GFLOP/s',
    value: millions / 1000,
    versusConvnetjs: null,
    versusLimit: 1,
  }));
  const asked = players(cores).filter(({ contestant }) => !ours || contestant === 'ours');
  const started = await startAll(arena, asked, say);
  const ratesOf = new Map<Task, ReadonlyMap<string, number>>();
  for (const task of TASKS.filter((one) => !(quick && LONG.includes(one)))) {
    const able = started.filter(({ tasks }) => tasks.includes(task));
    say(`${TOLD[task].what}: ${able.map(({ name }) => name).join(', ')} …`);
    const rates = await arena.rates(able, task);
    ratesOf.set(task, rates);
    rows.push(...able.map((player) => rowOf(player, task, rates, limits)));
  }
  if (options.cifar10 && !ours) {
    const convnetjs = ratesOf.get('train')?.get('ConvNetJS') ?? NaN;
    const learners = started.filter(({ tasks }) => tasks.includes('attack'));
    rows.push(...(await measureLearning(arena, learners, convnetjs, say)));
  }
  for (const player of started) await arena.end(player);
  if (!ours) rows.push(...(await measureMemory(arena, quick, say)));
  return rows;
}

async function measureLimits(
  arena: Arena,
  cores: number,
  say: BenchOptions['say'],
): Promise<Map<number, number>> {
  say('the machine’s limit …');
  const limits = new Map<number, number>();
  const all = Array.from({ length: cores }, (_, i): Player => ({
    name: `limit ${i}`,
    contestant: 'limit',
    setup: { network: 'convnetjs', workers: 1 },
    tasks: ['multiply'],
  }));
  for (const player of all) await arena.start(player);
  for (let workers = 1; workers <= cores; workers++) {
    limits.set(workers, await arena.together(all.slice(0, workers), 'multiply'));
  }
  for (const player of all) await arena.end(player);
  return limits;
}

/** Those that start here: a GPU that is not there is said and left out. */
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
      say(`${player.name} does not start here: ${(error as Error).message}`);
    }
  }
  return started;
}

function rowOf(
  { name, contestant, setup }: Player,
  task: keyof typeof TOLD,
  rates: ReadonlyMap<string, number>,
  limits: ReadonlyMap<number, number>,
): Row {
  const { what, unit, units = 1 } = TOLD[task];
  const rate = rates.get(name) ?? NaN;
  const convnetjs = setup.network === 'convnetjs' ? rates.get('ConvNetJS') : undefined;
  const limit = limits.get(setup.workers);
  const counted = unitOperations(setup.network, task);
  return {
    name: `${what}: ${name}`,
    unit,
    value: unit === 'images/s' ? rate : ((unit === 'ms' ? 1000 : 1) * units) / rate,
    versusConvnetjs: convnetjs === undefined ? null : rate / convnetjs,
    versusLimit:
      contestant === 'ours' && limit && counted !== null ? (rate * counted) / (limit * 1e6) : null,
  };
}

/** Operations of a unit of a task, as far as they are counted. */
function unitOperations(network: NetworkName, task: keyof typeof TOLD): number | null {
  if (task === 'train') return operationsOf(network).train;
  // Images that are nearly one are spared a part of the products, so these would be too many.
  return task === 'forward' ? operationsOf(network).forward : null;
}

/** How long ours takes to ConvNetJS's accuracy, beside what ConvNetJS needs for its pass at its own rate. */
async function measureLearning(
  arena: Arena,
  ours: readonly Player[],
  convnetjs: number,
  say: BenchOptions['say'],
): Promise<Row[]> {
  const percent = `${(100 * CONVNETJS_ACCURACY).toFixed(1)} %`;
  const what = `to ${percent} of CIFAR-10's test images right`;
  const whole = CONVNETJS_IMAGES / convnetjs;
  const rows: Row[] = [
    {
      name: `${what}: ConvNetJS, ${CONVNETJS_IMAGES.toLocaleString('en-US')} images at its rate`,
      unit: 's',
      value: whole,
      versusConvnetjs: 1,
      versusLimit: null,
    },
  ];
  for (const player of ours) {
    say(`${what}: ${player.name} …`);
    const { milliseconds, images } = await arena.learn(player, CONVNETJS_ACCURACY);
    rows.push({
      name: `${what}: ${player.name}, ${images.toLocaleString('en-US')} images`,
      unit: 's',
      value: milliseconds / 1000,
      versusConvnetjs: (1000 * whole) / milliseconds,
      versusLimit: null,
    });
  }
  return rows;
}

/**
 * Operations that an image cannot do without, a multiplication and an addition each: forward once; in
 * training again for the filters' gradients, and for the inputs' but those of the first layer, which
 * nobody asks for. Pools, ReLU, batch normalisation and the optimizer are not counted.
 */
function operationsOf(network: NetworkName): { forward: number; train: number } {
  const { layers, multiplyAdds } = recipeNamed(network)(1).summary();
  const first = layers.find((layer) => layer.multiplyAdds > 0)?.multiplyAdds ?? 0;
  return { forward: 2 * multiplyAdds, train: 2 * (3 * multiplyAdds - first) };
}

/** Ours after 10 steps of training, and after 10,000 (or 100 when there is little time). */
async function measureMemory(
  arena: Arena,
  quick: boolean,
  say: BenchOptions['say'],
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

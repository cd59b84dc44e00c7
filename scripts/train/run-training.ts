import {
  crossEntropy,
  type Dataset,
  evaluate,
  formatNetwork,
  type ImageSet,
  joinSets,
  loadCheckpoint,
  loadModel,
  type Network,
  nextTask,
  optimizerNamed,
  readCifar10,
  ready,
  recipeNamed,
  resumeTrainer,
  saveCheckpoint,
  scenes,
  smoothedCrossEntropy,
  Trainer,
} from '../../src/cnn/index.ts';
import type { Crew } from '../../src/cnn/train/index.ts';
import { collect } from '../cifar10/install.ts';
import { meanNetwork } from './mean-network.ts';
import { duration, ProgressLine } from './progress-line.ts';
import { readRun, writeWhole } from './run-file.ts';
import { readRecord, type RunRecord, type TestResult, toldTo, writeRecord } from './run-record.ts';
import { threadCrew } from './thread-crew.ts';
import type { TrainingOptions } from './training-options.ts';
import { UsageError } from './usage-error.ts';
import { wilsonInterval } from '../../src/cnn/index.ts';

/** Drawn scenes that a run with scenes mixed in is tested on; none of them is trained on. */
const SCENES_TESTED = 2000;

/** Where a run on the command line comes in touch with the world. */
export interface Terminal {
  write(words: string): void;
  /** Whether a line can be written over. */
  readonly live: boolean;
  /** In milliseconds. */
  now(): number;
  /** Aborted by Ctrl-C: the run is kept and ends. */
  readonly signal: AbortSignal;
  /** As of `scripts/native`: whether convolutions do from now on. */
  roundToBfloat16(wanted: boolean): boolean;
}

/**
 * Trains a network as the command line says, keeping the run in a file all along.
 *
 * @returns whether it came to its end, rather than being stopped.
 * @throws UsageError, DataError or InputError for what a person can put right; DivergedError.
 */
export async function runTraining(given: TrainingOptions, terminal: Terminal): Promise<boolean> {
  const before = given.resume ? await readRecord(given.out) : null;
  const options = before ? asItWas(given, before) : given;
  const kept = await readRun(options.out);
  if (kept && !options.resume) {
    throw new UsageError(
      `${options.out} is there already: go on with --resume, or name another --out`,
    );
  }
  if (!kept && options.resume) throw new UsageError(`${options.out} is not there to be resumed`);
  recipeNamed(options.network);
  if (options.bfloat16 && !terminal.roundToBfloat16(true)) {
    throw new UsageError('--bfloat16 needs a processor with AMX and what compiles code for it');
  }
  await ready({ backend: 'wasm' });
  const line = new ProgressLine(options.epochs, terminal.write, terminal.live, terminal.now);
  const crew = threadCrew(options, (reason) => line.say(`one worker less: ${reason}`));
  try {
    return await runWith(crew, kept, before, options, terminal, line);
  } finally {
    crew.dismiss();
  }
}

/** A run goes on with as many workers and shards as it had, and rounds if it did: that decides what comes of it. */
function asItWas(given: TrainingOptions, before: RunRecord): TrainingOptions {
  const { workers, shards, bfloat16 } = toldTo(before);
  return {
    ...given,
    workers: workers ?? given.workers,
    shards: shards ?? given.shards,
    bfloat16,
  };
}

async function runWith(
  crew: Crew,
  kept: Uint8Array | null,
  before: RunRecord | null,
  options: TrainingOptions,
  terminal: Terminal,
  line: ProgressLine,
): Promise<boolean> {
  const { train, tests } = await readData(options);
  const trainer = kept ? resumed(kept, options, train) : await begun(options, train);
  trainer.slopes = crew.slopes;
  line.say(
    `${options.network} on ${tests.map(({ name }) => name).join(' and ')}: ${train.count} training and ` +
      `${tests.map(({ test }) => test.count).join(' and ')} test images, ${trainer.optimizer.name}, ` +
      `from step ${trainer.steps}, ${crew.workers === 1 ? '1 worker' : `${crew.workers} workers`}`,
  );
  const start = terminal.now();
  const from = await recordsOf(options.from);
  let results: readonly TestResult[] = before?.results ?? [];
  let tested = false;
  const test = async () => {
    tested = true;
    // What is tested computes as it will for whoever uses it.
    if (options.bfloat16) terminal.roundToBfloat16(false);
    results = await sayTest(line, trainer, crew, tests, terminal.now() - start);
    if (options.bfloat16) terminal.roundToBfloat16(true);
  };
  const keep = async () => {
    await writeWhole(options.out, await saveCheckpoint(trainer));
    const seconds = Math.round((before?.seconds ?? 0) + (terminal.now() - start) / 1000);
    const data = tests.map(({ name }) => name);
    const { command, seed } = before ?? options;
    const { epochs } = options;
    const record = { from, ...before, command, seed, epochs, data, seconds, results };
    await writeRecord(options.out, record);
  };
  while (trainer.epoch < options.epochs && !terminal.signal.aborted) {
    const pass = Math.floor(trainer.epoch);
    line.begin();
    const record = await trainer.step();
    tested = false;
    line.add(record, trainer.batchSize, train.count);
    if (record.step % options.every === 0) await keep();
    if (Math.floor(trainer.epoch) > pass) {
      await test();
      await keep();
    }
    // Ctrl-C is heard between steps.
    await nextTask();
  }
  const ended = trainer.epoch >= options.epochs;
  if (ended && !tested) await test();
  await keep();
  line.say(`kept in ${options.out} at step ${trainer.steps}`);
  return ended;
}

async function recordsOf(runs: readonly string[]): Promise<RunRecord[]> {
  const records = await Promise.all(runs.map(readRecord));
  return records.filter((record) => record !== null);
}

/** What is trained on, and what is tested on, each set for itself. */
async function readData(options: TrainingOptions): Promise<{ train: ImageSet; tests: Dataset[] }> {
  const { data, images, scenes: mixed, seed } = options;
  if (data === 'scenes') {
    const drawn = scenes({ seed, train: images, test: Math.ceil(images / 5) });
    return { train: drawn.train, tests: [drawn] };
  }
  const cifar10 = await readCifar10(await collect(data));
  if (mixed === 0) return { train: cifar10.train, tests: [cifar10] };
  const drawn = scenes({ seed, train: mixed, test: SCENES_TESTED });
  return { train: joinSets(cifar10.train, drawn.train), tests: [cifar10, drawn] };
}

async function begun(options: TrainingOptions, train: ImageSet): Promise<Trainer> {
  const network =
    options.from.length === 0
      ? recipeNamed(options.network)(options.seed)
      : meanNetwork(await Promise.all(options.from.map((path) => networkFrom(path, options))));
  const { rise, smoothing } = options;
  const steps = Math.max(1, Math.ceil((options.epochs * train.count) / options.batch));
  return new Trainer(network, train, {
    loss: smoothing > 0 ? smoothedCrossEntropy(smoothing) : crossEntropy,
    schedule: rise === null ? undefined : { steps, rise },
    optimizer: optimizerNamed(options.optimizer, options.optimizerSettings),
    batchSize: options.batch,
    seed: options.seed,
    weightDecay: options.weightDecay,
    augment: { flip: options.flip, shift: options.shift, cutout: options.cutout },
  });
}

/** The network of another run, as `npm run train` keeps it or as it ships. */
async function networkFrom(path: string, options: TrainingOptions): Promise<Network> {
  const bytes = await readRun(path);
  if (!bytes) throw new UsageError(`${path}, from which to begin, is not there`);
  const network = loadModel(bytes);
  checkIsOf(network, path, options);
  return network;
}

/** @throws UsageError when a file holds another network than the command line names. */
function checkIsOf(network: Network, path: string, options: TrainingOptions): void {
  const wanted = recipeNamed(options.network)(network.seed);
  if (formatNetwork(wanted) !== formatNetwork(network)) {
    throw new UsageError(`${path} holds another network than ${options.network}`);
  }
}

function resumed(bytes: Uint8Array, options: TrainingOptions, train: ImageSet): Trainer {
  const checkpoint = loadCheckpoint(bytes);
  checkIsOf(checkpoint.network, options.out, options);
  return resumeTrainer(checkpoint, train);
}

async function sayTest(
  line: ProgressLine,
  trainer: Trainer,
  { outputs, workers }: Crew,
  tests: readonly Dataset[],
  milliseconds: number,
): Promise<TestResult[]> {
  const results: TestResult[] = [];
  const said = [];
  for (const { name, test } of tests) {
    const { accuracy, loss, count } = await evaluate(trainer.network, test, {
      outputs,
      batchSize: 100 * workers,
    });
    const right = Math.round(accuracy * count);
    const { low, high } = wilsonInterval(right, count);
    const percent = (rate: number) => (100 * rate).toFixed(1);
    results.push({ data: name, right, count });
    said.push(
      `test accuracy on ${name} ${percent(accuracy)} % ` +
        `(95 % between ${percent(low)} and ${percent(high)}, ${count} images), loss ${loss.toFixed(3)}`,
    );
  }
  line.say(
    `epoch ${Math.floor(trainer.epoch)}: ${said.join('; ')}; ` +
      `${Math.round(line.rate)} images/s, ${duration(milliseconds / 1000)} so far`,
  );
  return results;
}

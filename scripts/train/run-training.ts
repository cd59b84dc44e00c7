import {
  type Dataset,
  evaluate,
  formatNetwork,
  loadCheckpoint,
  nextTask,
  optimizerNamed,
  readCifar10,
  ready,
  recipeNamed,
  resumeTrainer,
  saveCheckpoint,
  scenes,
  Trainer,
} from '../../src/cnn/index.ts';
import { collect } from '../cifar10/install.ts';
import { duration, ProgressLine } from './progress-line.ts';
import { readRun, writeWhole } from './run-file.ts';
import type { TrainingOptions } from './training-options.ts';
import { UsageError } from './usage-error.ts';
import { wilsonInterval } from './wilson-interval.ts';

/** Where a run on the command line comes in touch with the world. */
export interface Terminal {
  write(words: string): void;
  /** Whether a line can be written over. */
  readonly live: boolean;
  /** In milliseconds. */
  now(): number;
  /** Aborted by Ctrl-C: the run is kept and ends. */
  readonly signal: AbortSignal;
}

/**
 * Trains a network as the command line says, keeping the run in a file all along.
 *
 * @returns whether it came to its end, rather than being stopped.
 * @throws UsageError, DataError or InputError for what a person can put right; DivergedError.
 */
export async function runTraining(options: TrainingOptions, terminal: Terminal): Promise<boolean> {
  const kept = await readRun(options.out);
  if (kept && !options.resume) {
    throw new UsageError(
      `${options.out} is there already: go on with --resume, or name another --out`,
    );
  }
  if (!kept && options.resume) throw new UsageError(`${options.out} is not there to be resumed`);
  recipeNamed(options.network);
  await ready({ backend: 'wasm' });
  const dataset = await readData(options);
  const trainer = kept ? resumed(kept, options, dataset) : fresh(options, dataset);
  const line = new ProgressLine(options.epochs, terminal.write, terminal.live, terminal.now);
  line.say(
    `${options.network} on ${dataset.name}: ${dataset.train.count} training and ${dataset.test.count} ` +
      `test images, ${trainer.optimizer.name}, from step ${trainer.steps}`,
  );
  const keep = async () => writeWhole(options.out, await saveCheckpoint(trainer));
  const begun = terminal.now();
  while (trainer.epoch < options.epochs && !terminal.signal.aborted) {
    const pass = Math.floor(trainer.epoch);
    line.begin();
    const record = await trainer.step();
    line.add(record, trainer.batchSize, dataset.train.count);
    if (record.step % options.every === 0) await keep();
    if (Math.floor(trainer.epoch) > pass) {
      await keep();
      await sayTest(line, trainer, dataset, terminal.now() - begun);
    }
    // Ctrl-C is heard between steps.
    await nextTask();
  }
  await keep();
  line.say(`kept in ${options.out} at step ${trainer.steps}`);
  return !terminal.signal.aborted;
}

async function readData({ data, images, seed }: TrainingOptions): Promise<Dataset> {
  if (data !== 'scenes') return readCifar10(await collect(data));
  return scenes({ seed, train: images, test: Math.ceil(images / 5) });
}

function fresh(options: TrainingOptions, { train }: Dataset): Trainer {
  const network = recipeNamed(options.network)(options.seed);
  return new Trainer(network, train, {
    optimizer: optimizerNamed(options.optimizer, options.optimizerSettings),
    batchSize: options.batch,
    seed: options.seed,
    weightDecay: options.weightDecay,
    augment: { flip: options.flip, shift: options.shift },
  });
}

function resumed(bytes: Uint8Array, options: TrainingOptions, { train }: Dataset): Trainer {
  const checkpoint = loadCheckpoint(bytes);
  const wanted = recipeNamed(options.network)(checkpoint.network.seed);
  if (formatNetwork(wanted) !== formatNetwork(checkpoint.network)) {
    throw new UsageError(`${options.out} holds another network than ${options.network}`);
  }
  return resumeTrainer(checkpoint, train);
}

async function sayTest(
  line: ProgressLine,
  trainer: Trainer,
  { test }: Dataset,
  milliseconds: number,
): Promise<void> {
  const { accuracy, loss, count } = await evaluate(trainer.network, test);
  const { low, high } = wilsonInterval(Math.round(accuracy * count), count);
  const percent = (rate: number) => (100 * rate).toFixed(1);
  line.say(
    `epoch ${Math.floor(trainer.epoch)}: test accuracy ${percent(accuracy)} % ` +
      `(95 % between ${percent(low)} and ${percent(high)}, ${count} images), test loss ${loss.toFixed(3)}, ` +
      `${Math.round(line.rate)} images/s, ${duration(milliseconds / 1000)} so far`,
  );
}

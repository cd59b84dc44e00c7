import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { USUAL_SHARDS } from '../../src/cnn/train/index.ts';
import { UsageError } from './usage-error.ts';

export const USAGE = `npm run train -- NETWORK --data FOLDER|scenes [options]

  NETWORK              convnetjs, deep or pocket
  --data FOLDER        CIFAR-10: its archive, the folder of its .bin files, or data/cifar10
  --data scenes        the drawn scenes; --images N of them (10000) and a fifth as many for the test
  --scenes N           with CIFAR-10: as many drawn scenes mixed in (0)
  --epochs N           passes over the training images (1)
  --batch N            images a step (32)
  --optimizer NAME     sgd, adadelta or adam (adadelta)
  --learning-rate X    default that of the optimizer; sgd 0.01, adadelta 1, adam 0.001
  --momentum X         for sgd (0.9)
  --nesterov           for sgd: the slope where the momentum leads
  --rise X             the learning rate rises over this share of the run, then falls to 0; without it, it stays
  --smoothing X        the share of the truth that is spread over all classes (0)
  --weight-decay X     (0.0001)
  --flip               mirror half of the images
  --shift N            move images by up to N pixels (0)
  --cutout N           hide a grey square of N by N pixels of each image (0)
  --seed N             the same seed, with as many workers, trains the same network to the bit (1)
  --workers N          threads that share each batch (one a core, at most 4)
  --shards N           parts of a batch over which batch normalisation takes its statistics, whoever computes them:
                       so the workers change nothing, not a bit (4, as in the browser)
  --bfloat16           convolutions of training round to bfloat16: faster, on a processor that has tiles for it (AMX)
  --from FILE          begin with the weights in FILE, such as assets/models/deep/model.safetensors; where it is
                       given several times, with the mean of their weights
  --out FILE           where the run is kept (.cache/train/NETWORK.safetensors)
  --every N            steps between two files (500)
  --resume             go on with the run in FILE, as it was; --epochs counts from its beginning`;

/** Beyond it, what one thread does alone takes most of a step. */
const MOST_WORKERS = 4;

/** What a run on the command line is told. */
export interface TrainingOptions {
  readonly network: string;
  /** The words themselves, but for those that say which file the run is kept in, and when. */
  readonly command: string;
  readonly data: string;
  readonly images: number;
  readonly scenes: number;
  readonly epochs: number;
  readonly batch: number;
  readonly optimizer: 'sgd' | 'adadelta' | 'adam';
  readonly optimizerSettings: Readonly<Record<string, unknown>>;
  readonly weightDecay: number;
  /** Null where the learning rate stays. */
  readonly rise: number | null;
  readonly smoothing: number;
  readonly flip: boolean;
  readonly shift: number;
  readonly cutout: number;
  readonly seed: number;
  /** The files whose weights, or the mean of them, to begin with; none for fresh ones. */
  readonly from: readonly string[];
  readonly out: string;
  readonly every: number;
  readonly resume: boolean;
  readonly workers: number;
  /** Parts of a batch of a network with batch normalisation. */
  readonly shards: number;
  /** Whether training, not testing, rounds what convolutions multiply. */
  readonly bfloat16: boolean;
}

/**
 * Reads the words after `npm run train --`.
 *
 * @throws UsageError naming the word that is wrong.
 */
export function readOptions(words: readonly string[]): TrainingOptions {
  const { values, positionals } = parse(words);
  const [network, ...more] = positionals;
  if (network === undefined) throw new UsageError('name a network: convnetjs, deep or pocket');
  if (more.length > 0) throw new UsageError(`one network at a time, not also ${more.join(', ')}`);
  if (values.data === undefined) throw new UsageError("--data is missing: a folder, or 'scenes'");
  const { optimizer } = values;
  if (optimizer !== 'sgd' && optimizer !== 'adadelta' && optimizer !== 'adam') {
    throw new UsageError(`--optimizer is sgd, adadelta or adam, not ${optimizer}`);
  }
  const rate = values['learning-rate'];
  return {
    network,
    command: commandOf(words, values),
    data: values.data,
    images: whole('images', values.images, 10),
    scenes: whole('scenes', values.scenes, 0),
    epochs: amount('epochs', values.epochs),
    batch: whole('batch', values.batch, 1),
    optimizer,
    optimizerSettings: {
      ...(rate === undefined ? {} : { learningRate: amount('learning-rate', rate) }),
      ...(optimizer === 'sgd'
        ? { momentum: amount('momentum', values.momentum), nesterov: values.nesterov }
        : {}),
    },
    weightDecay: amount('weight-decay', values['weight-decay']),
    rise: values.rise === undefined ? null : amount('rise', values.rise),
    smoothing: amount('smoothing', values.smoothing),
    flip: values.flip,
    shift: whole('shift', values.shift, 0),
    cutout: whole('cutout', values.cutout, 0),
    seed: whole('seed', values.seed, 0),
    from: values.from,
    out: values.out ?? `.cache/train/${network}.safetensors`,
    every: whole('every', values.every, 1),
    resume: values.resume,
    workers: whole('workers', values.workers, 1),
    shards: whole('shards', values.shards, 1),
    bfloat16: values.bfloat16,
  };
}

/** With the numbers of workers, which depends on the machine, and of shards: they decide over bits. */
function commandOf(
  words: readonly string[],
  told: { readonly workers: string; readonly shards: string },
): string {
  const kept = words.filter(
    (word, i) =>
      !['--out', '--every', '--resume'].includes(word) &&
      !/^--(out|every)$/.test(words[i - 1] ?? ''),
  );
  const unsaid = (['workers', 'shards'] as const)
    .filter((name) => !words.some((word) => word.startsWith(`--${name}`)))
    .flatMap((name) => [`--${name}`, told[name]]);
  return [...kept, ...unsaid].join(' ');
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        data: { type: 'string' },
        images: { type: 'string', default: '10000' },
        scenes: { type: 'string', default: '0' },
        epochs: { type: 'string', default: '1' },
        batch: { type: 'string', default: '32' },
        optimizer: { type: 'string', default: 'adadelta' },
        'learning-rate': { type: 'string' },
        momentum: { type: 'string', default: '0.9' },
        nesterov: { type: 'boolean', default: false },
        rise: { type: 'string' },
        smoothing: { type: 'string', default: '0' },
        'weight-decay': { type: 'string', default: '0.0001' },
        flip: { type: 'boolean', default: false },
        shift: { type: 'string', default: '0' },
        cutout: { type: 'string', default: '0' },
        seed: { type: 'string', default: '1' },
        from: { type: 'string', multiple: true, default: [] },
        out: { type: 'string' },
        every: { type: 'string', default: '500' },
        bfloat16: { type: 'boolean', default: false },
        resume: { type: 'boolean', default: false },
        shards: { type: 'string', default: String(USUAL_SHARDS) },
        workers: {
          type: 'string',
          default: String(Math.min(availableParallelism(), MOST_WORKERS)),
        },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function amount(name: string, word: string): number {
  const value = Number(word);
  if (word.trim() !== '' && Number.isFinite(value) && value >= 0) return value;
  throw new UsageError(`--${name} is a number of 0 or more, not '${word}'`);
}

function whole(name: string, word: string, least: number): number {
  const value = Number(word);
  if (word.trim() !== '' && Number.isSafeInteger(value) && value >= least) return value;
  throw new UsageError(`--${name} is a whole number of ${least} or more, not '${word}'`);
}

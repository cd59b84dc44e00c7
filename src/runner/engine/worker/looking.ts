import { type Dataset, imageAt, splitSet } from '../../../cnn/data/index.ts';
import { inspect, probabilitiesOf } from '../../../cnn/explain/index.ts';
import type { Network } from '../../../cnn/model/index.ts';
import { evaluate, type Outputs } from '../../../cnn/train/index.ts';
import { InputError } from '../../../cnn/tensor/input-error.ts';
import type { PlainTensor } from '../../../cnn/tensor/plain-tensor.ts';
import type { Evaluation, ImageChoice, Inspection, Predictions } from '../protocol.ts';
import type { CallContext } from './call-context.ts';
import type { Staff } from './staff.ts';
import type { Turns } from './turns.ts';

/** Test images that one thread runs in one turn: few enough that a pause waits only for a moment. */
const SLICE = 50;

/** What one network does with one image. */
export async function inspectImage(
  network: Network,
  dataset: Dataset | null,
  choice: ImageChoice,
): Promise<Inspection> {
  const { image, label } = find(dataset, choice);
  const classes = network.output[0];
  if (label !== null && !(Number.isInteger(label) && label >= 0 && label < classes)) {
    throw new InputError('inspect', `a label from 0 to ${classes - 1}`, label);
  }
  return { image, label, ...(await inspect(network, image, label)) };
}

function find(
  dataset: Dataset | null,
  choice: ImageChoice,
): { image: PlainTensor; label: number | null } {
  if ('pixels' in choice) return { image: choice.pixels, label: choice.label ?? null };
  if (!dataset) throw new InputError('inspect', 'images to be chosen first', 'none');
  const set = dataset[choice.from];
  return { image: imageAt(set, choice.index), label: set.labels[choice.index] };
}

/** Class probabilities for test images; fewer than `count` where the set ends. */
export async function predictImages(
  network: Network,
  { test }: Dataset,
  first: number,
  count: number,
  outputs: Outputs,
): Promise<Predictions> {
  const end = Math.min(test.count, first + count);
  if (!(Number.isInteger(first) && first >= 0 && first < end)) {
    throw new InputError('predictions', `a first image from 0 to ${test.count - 1}`, first);
  }
  const part = splitSet(splitSet(test, end)[0], first)[1];
  const pixels = Float32Array.from(part.images, (byte) => byte / 255);
  const logits = await outputs(network, { shape: [part.count, ...part.shape], data: pixels });
  const probabilities = probabilitiesOf(logits);
  return { images: part.images.slice(), labels: part.labels.slice(), probabilities };
}

export interface EvaluateAll {
  /** The network in use; asked before each slice, and throws once it was replaced. */
  readonly network: () => Network;
  readonly dataset: Dataset;
  readonly count?: number;
  readonly turns: Turns;
  readonly staff: Staff;
}

/** Runs the test images, some in a turn, so that training goes on in between. */
export async function evaluateImages(
  { network, dataset, count = dataset.test.count, turns, staff }: EvaluateAll,
  { signal, progress }: CallContext,
): Promise<Evaluation> {
  const [set] = splitSet(dataset.test, Math.min(count, dataset.test.count));
  const batchSize = SLICE * staff.workers;
  const { outputs } = staff;
  let sum: Evaluation | null = null;
  for (let first = 0; first < set.count || !sum; first += batchSize) {
    signal.throwIfAborted();
    const end = Math.min(set.count, first + batchSize);
    const slice = splitSet(splitSet(set, end)[0], first)[1];
    const part = await turns.take(() => evaluate(network(), slice, { batchSize, outputs }));
    sum = sum ? add(sum, part) : part;
    progress(end, set.count);
  }
  return sum;
}

function add(a: Evaluation, b: Evaluation): Evaluation {
  const count = a.count + b.count;
  const mean = (x: number, y: number) => (x * a.count + y * b.count) / count;
  return {
    count,
    accuracy: mean(a.accuracy, b.accuracy),
    loss: mean(a.loss, b.loss),
    confusion: {
      shape: a.confusion.shape,
      data: a.confusion.data.map((value, i) => value + b.confusion.data[i]),
    },
  };
}

import type { ImageSet } from '../data/dataset.ts';
import { type Network, readModel, readSafetensors, saveModel } from '../model/index.ts';
import { InputError } from '../tensor/input-error.ts';
import type { PlainTensor } from '../tensor/plain-tensor.ts';
import { formatShape, sameShape } from '../tensor/shape.ts';
import type { Augmentation } from './augment.ts';
import { type Loss, lossNamed, nameOfLoss } from './losses.ts';
import { optimizerNamed, type OptimizerName } from './optimizers/index.ts';
import type { Schedule } from './schedule.ts';
import { Trainer, type TrainerProgress, type TrainerState } from './trainer.ts';

const OPTIMIZER = 'optimizer/';
const KEY = 'training';

/** What a run was told, besides network and images. */
export interface CheckpointSettings {
  readonly optimizer: {
    readonly name: OptimizerName;
    readonly settings: Readonly<Record<string, unknown>>;
  };
  /** Null for a loss that is not one of ours. */
  readonly loss: string | null;
  readonly batchSize: number;
  readonly weightDecay: number;
  readonly augment: Augmentation;
  /** Absent where the learning rate stays. */
  readonly schedule?: Schedule;
}

/** A run that was read from a file. */
export interface Checkpoint {
  /** With the weights it had; the caller disposes it. */
  readonly network: Network;
  readonly settings: CheckpointSettings;
  readonly state: TrainerState;
  /** How many images the run is trained on. */
  readonly images: number;
}

interface Kept {
  readonly settings: CheckpointSettings;
  readonly progress: TrainerProgress;
  readonly images: number;
}

/**
 * A run as a file that can be gone on with to the bit, and that any reader of safetensors opens: the
 * model as `saveModel` writes it, with what the optimizer remembers and where the run is beside it.
 *
 * @throws InputError when a weight is not finite, or a step was taken meanwhile.
 *
 * @example
 * await writeFile('run.safetensors', await saveCheckpoint(trainer));
 */
export async function saveCheckpoint(trainer: Trainer): Promise<Uint8Array> {
  const { optimizer, loss, batchSize, weightDecay, augment, schedule, network, steps } = trainer;
  const { progress, optimizer: memory } = await trainer.state();
  const kept: Kept = {
    settings: {
      optimizer: { name: optimizer.name, settings: { ...optimizer.settings } },
      loss: nameOfLoss(loss),
      batchSize,
      weightDecay,
      augment,
      schedule,
    },
    progress,
    images: trainer.images.count,
  };
  const tensors = new Map([...memory].map(([name, tensor]) => [OPTIMIZER + name, tensor]));
  const metadata = new Map([[KEY, JSON.stringify(kept)]]);
  const bytes = await saveModel(network, { tensors, metadata });
  if (trainer.steps === steps) return bytes;
  throw new InputError('saveCheckpoint', 'a trainer that rests', 'one that took a step meanwhile');
}

/**
 * The run in a file that `saveCheckpoint` wrote. `loadModel` reads the network alone from it.
 *
 * @throws InputError naming what is wrong with the file.
 *
 * @example
 * const trainer = resumeTrainer(loadCheckpoint(bytes), cifar10.train);
 */
export function loadCheckpoint(bytes: Uint8Array): Checkpoint {
  const where = 'loadCheckpoint';
  const { network, tensors, metadata } = readModel(bytes, where);
  const kept = readKept(metadata.get(KEY));
  const optimizer = new Map<string, PlainTensor>();
  const shapes = new Map(network.variableSpecs().map(({ name, shape }) => [name, shape]));
  for (const [name, tensor] of tensors) {
    if (!name.startsWith(OPTIMIZER)) continue;
    const slot = name.slice(OPTIMIZER.length);
    const shape = shapes.get(slot.slice(slot.indexOf('/') + 1));
    if (shape && !sameShape(shape, tensor.shape)) {
      throw new InputError(where, `'${name}' of shape ${formatShape(shape)}`, [...tensor.shape]);
    }
    optimizer.set(slot, tensor);
  }
  const weights = new Map([...readWeights(bytes)].filter(([name]) => shapes.has(name)));
  return {
    network,
    settings: kept.settings,
    state: { weights, optimizer, progress: kept.progress },
    images: kept.images,
  };
}

/**
 * A trainer that goes on with a run.
 *
 * @param images the set the run was trained on, in the same order.
 * @param loss the loss of the run, if it is not one of ours.
 * @throws InputError when the set has another number of images, or the loss is missing.
 */
export function resumeTrainer(checkpoint: Checkpoint, images: ImageSet, loss?: Loss): Trainer {
  const where = 'resumeTrainer';
  const { network, settings, state } = checkpoint;
  if (images.count !== checkpoint.images) {
    throw new InputError(where, `the ${checkpoint.images} images of the run`, images.count);
  }
  const named = loss ?? lossNamed(settings.loss ?? '');
  if (!named) throw new InputError(where, 'the loss of the run', settings.loss ?? 'none');
  const trainer = new Trainer(network, images, {
    ...settings,
    loss: named,
    optimizer: optimizerNamed(settings.optimizer.name, settings.optimizer.settings),
  });
  trainer.restore(state);
  return trainer;
}

function readWeights(bytes: Uint8Array): ReadonlyMap<string, PlainTensor> {
  return readSafetensors(bytes, 'loadCheckpoint').tensors;
}

function readKept(json: string | undefined): Kept {
  const kept = parse(json);
  if (kept !== null && isKept(kept)) return kept;
  const got = json === undefined ? 'a model without one' : 'one that does not read';
  throw new InputError('loadCheckpoint', 'a file with a training run', got);
}

function parse(json: string | undefined): unknown {
  try {
    return JSON.parse(json ?? 'null');
  } catch {
    return null;
  }
}

/** Whether words from a file say where a run is; ranges of settings are checked where they are used. */
function isKept(value: unknown): value is Kept {
  const { settings, progress, images } = value as Partial<Kept>;
  const whole = (n: unknown) => Number.isInteger(n) && (n as number) >= 0;
  const words = (list: unknown) => Array.isArray(list) && list.length === 4 && list.every(whole);
  return (
    typeof settings?.optimizer?.name === 'string' &&
    typeof settings.optimizer.settings === 'object' &&
    typeof settings.augment === 'object' &&
    whole(images) &&
    whole(progress?.step) &&
    whole(progress?.imagesSeen) &&
    words(progress?.noise) &&
    words(progress?.order?.random) &&
    whole(progress?.order?.used) &&
    (progress?.order?.used as number) <= (images as number)
  );
}

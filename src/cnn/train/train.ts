import type { ImageSet } from '../data/dataset.ts';
import type { Network } from '../model/index.ts';
import { InputError } from '../tensor/input-error.ts';
import { nextTask } from './next-task.ts';
import { type StepRecord, Trainer, type TrainerOptions } from './trainer.ts';

export interface TrainOptions extends TrainerOptions {
  /** How often each image is trained on; default 1 if `steps` is not given. */
  readonly epochs?: number;
  /** How many batches are trained on, in place of `epochs`. */
  readonly steps?: number;
  /** Ends the loop when it is aborted; no further step is begun. */
  readonly signal?: AbortSignal;
}

/**
 * Trains a network on labelled images, giving a record after each step; the network's weights change
 * in place.
 *
 * Between steps everything else gets its turn, so a page stays alive; leaving the loop, or the
 * `signal`, ends training with the weights of the last step. With the same seed, network and backend
 * the run is the same to the bit. For a run that is kept and resumed use a `Trainer`.
 *
 * @throws InputError when network, images or options do not fit; DivergedError when the loss or a
 * gradient is not finite.
 *
 * @example
 * for await (const { step, loss } of train(net, cifar10.train, { optimizer: adadelta(), epochs: 1 })) {
 *   plot(step, loss);
 * }
 */
export async function* train(
  network: Network,
  images: ImageSet,
  { epochs, steps, signal, ...options }: TrainOptions = {},
): AsyncGenerator<StepRecord, void, undefined> {
  if (epochs !== undefined && steps !== undefined) {
    throw new InputError('train', 'epochs or steps', 'both');
  }
  const trainer = new Trainer(network, images, options);
  const wanted = steps ?? Math.ceil(((epochs ?? 1) * images.count) / trainer.batchSize);
  if (!(wanted >= 0)) throw new InputError('train', 'epochs or steps of 0 or more', wanted);
  try {
    while (trainer.steps < wanted && !signal?.aborted) {
      yield await trainer.step();
      await nextTask();
    }
  } finally {
    trainer.dispose();
  }
}

import * as tf from '@tensorflow/tfjs-core';
import { toBatch } from '../data/batches.ts';
import type { ImageSet } from '../data/dataset.ts';
import type { Network } from '../model/index.ts';
import { InputError } from '../tensor/input-error.ts';
import type { PlainTensor } from '../tensor/plain-tensor.ts';
import { Random } from '../tensor/random.ts';
import { augment, type Augmentation } from './augment.ts';
import { BatchOrder, type BatchOrderState } from './batch-order.ts';
import { checkFits } from './check-fits.ts';
import { DivergedError } from './diverged-error.ts';
import { crossEntropy, type Loss } from './losses.ts';
import { adadelta, type Optimizer } from './optimizers/index.ts';
import { checkSchedule, learningRateFactor, type Schedule } from './schedule.ts';
import { slopesHere, type Slopes, type SlopeSource } from './slopes.ts';
import { readVariables, writeVariables } from './variables.ts';

/** What came of one step. */
export interface StepRecord {
  /** Steps since the weights were fresh, from 1. */
  readonly step: number;
  /** Passes over the training images so far, with fraction. */
  readonly epoch: number;
  /** Mean loss of the batch, before the step; cross-entropy is in nats. */
  readonly loss: number;
  /** Share of the batch that was classified right, 0..1, before the step. */
  readonly accuracy: number;
}

export interface TrainerOptions {
  /** Default `adadelta()`. The trainer disposes what it remembers. */
  readonly optimizer?: Optimizer;
  /** Default `crossEntropy`. */
  readonly loss?: Loss;
  /** Images a step; default 32. */
  readonly batchSize?: number;
  /** For the order of the images, dropout and augmentation; any whole number; default 1. */
  readonly seed?: number;
  /** λ of a penalty λ/2 · |w|² on weights, not on biases; not part of the loss that is reported. Default 0. */
  readonly weightDecay?: number;
  /** Default none. */
  readonly augment?: Augmentation;
  /** How the learning rate goes through the run; by default it stays what the optimizer says. */
  readonly schedule?: Schedule;
  /** Who computes gradients; default this thread alone. It stays the caller's. */
  readonly slopes?: SlopeSource;
}

/** Everything that decides how a run goes on, as plain data. */
export interface TrainerState {
  /** The network's variables by name, learnt or not. */
  readonly weights: ReadonlyMap<string, PlainTensor>;
  /** What the optimizer remembers. */
  readonly optimizer: ReadonlyMap<string, PlainTensor>;
  readonly progress: TrainerProgress;
}

/** Where a run is. */
export interface TrainerProgress {
  readonly step: number;
  readonly imagesSeen: number;
  readonly order: BatchOrderState;
  /** The generator for dropout and augmentation: four 32-bit words. */
  readonly noise: readonly number[];
}

/**
 * One run of training, a step at a time: it can be paused, tuned, kept and resumed to the bit.
 *
 * Optimizer, batch size, decay and augmentation may be changed between steps. The network stays the
 * caller's; what the optimizer remembers is freed by `dispose`.
 *
 * @throws InputError when the network does not fit the images, or an option is out of range.
 *
 * @example
 * const trainer = new Trainer(net, cifar10.train, { optimizer: adam(), seed: 1 });
 * const { loss } = await trainer.step();
 * trainer.optimizer.settings.learningRate /= 10;
 */
export class Trainer {
  readonly loss: Loss;
  readonly schedule?: Schedule;
  augment: Augmentation;
  /** Who computes gradients; may be changed between steps. */
  slopes: SlopeSource;

  private method: Optimizer;
  private size = 0;
  private decay = 0;
  private stepsTaken = 0;
  private imagesSeen = 0;
  private order: BatchOrder;
  private noise: Random;

  constructor(
    readonly network: Network,
    readonly images: ImageSet,
    options: TrainerOptions = {},
  ) {
    checkFits('train', network, images);
    const { optimizer, loss = crossEntropy, batchSize = 32, seed = 1, weightDecay = 0 } = options;
    this.method = optimizer ?? adadelta();
    this.loss = loss;
    this.batchSize = batchSize;
    this.weightDecay = weightDecay;
    this.augment = options.augment ?? {};
    if (options.schedule) checkSchedule('train', options.schedule);
    this.schedule = options.schedule;
    this.slopes = options.slopes ?? slopesHere;
    const random = new Random(seed);
    this.noise = random.fork();
    this.order = BatchOrder.start(images.count, random.fork());
  }

  get optimizer(): Optimizer {
    return this.method;
  }

  /** Another optimizer from the next step on; what the old one remembered is freed. */
  set optimizer(optimizer: Optimizer) {
    if (optimizer !== this.method) this.method.dispose();
    this.method = optimizer;
  }

  get batchSize(): number {
    return this.size;
  }

  set batchSize(size: number) {
    if (!Number.isInteger(size) || size < 1) {
      throw new InputError('train', 'a batchSize of 1 or more, whole', size);
    }
    this.size = size;
  }

  get weightDecay(): number {
    return this.decay;
  }

  set weightDecay(decay: number) {
    if (!(decay >= 0 && decay < Infinity)) {
      throw new InputError('train', 'a weightDecay of 0 or more', decay);
    }
    this.decay = decay;
  }

  /** Steps since the weights were fresh. */
  get steps(): number {
    return this.stepsTaken;
  }

  /** Passes over the training images so far, with fraction. */
  get epoch(): number {
    return this.imagesSeen / this.images.count;
  }

  /**
   * Trains on the next batch. Wait for it before the next is asked for.
   *
   * @throws DivergedError when the loss or a gradient is not finite; everything is then as before.
   */
  async step(): Promise<StepRecord> {
    const before = this.progress();
    const batch = toBatch(this.images, this.order.next(this.size));
    const images = augment(batch.images, this.augment, this.noise);
    const fixed = this.network.variables().filter(({ trainable }) => !trainable);
    const statistics = fixed.map(({ value }) => tf.clone(value));
    let found: Slopes | null = null;
    try {
      const { network, loss, noise } = this;
      found = await this.slopes({ network, images, labels: batch.labels, loss, noise });
      const { gradients } = found;
      if (!found.finite) throw new DivergedError(this.stepsTaken + 1, found.loss);
      this.atRate(() => this.update(gradients));
      this.stepsTaken++;
      this.imagesSeen += this.size;
      const { loss: mean, accuracy } = found;
      return { step: this.stepsTaken, epoch: this.epoch, loss: mean, accuracy };
    } catch (error) {
      fixed.forEach(({ value }, i) => value.assign(statistics[i]));
      this.goTo(before);
      throw error;
    } finally {
      tf.dispose([found?.gradients ?? [], statistics]);
    }
  }

  /** Everything that decides how the run goes on, read between two steps. */
  async state(): Promise<TrainerState> {
    const progress = this.progress();
    const [weights, optimizer] = await Promise.all([
      readVariables(this.network.variables()),
      this.method.state(),
    ]);
    return { weights, optimizer, progress };
  }

  /**
   * Goes on where `state` was taken, with the same network, images, optimizer and settings.
   *
   * @throws InputError when a variable is missing or has another shape; nothing is then changed.
   */
  restore({ weights, optimizer, progress }: TrainerState): void {
    writeVariables('restore', this.network.variables(), weights);
    this.method.restore(optimizer);
    this.goTo(progress);
  }

  /** Frees what the optimizer remembers; the network stays. */
  dispose(): void {
    this.method.dispose();
  }

  private progress(): TrainerProgress {
    return {
      step: this.stepsTaken,
      imagesSeen: this.imagesSeen,
      order: this.order.state(),
      noise: this.noise.state(),
    };
  }

  private goTo({ step, imagesSeen, order, noise }: TrainerProgress): void {
    this.stepsTaken = step;
    this.imagesSeen = imagesSeen;
    this.order = BatchOrder.resume(this.images.count, order);
    this.noise = Random.from(noise);
  }

  /** Runs an update with the learning rate that the schedule gives the step. */
  private atRate(update: () => void): void {
    const { settings } = this.method;
    const { learningRate } = settings;
    const factor = this.schedule ? learningRateFactor(this.schedule, this.stepsTaken + 1) : 1;
    settings.learningRate = learningRate * factor;
    try {
      update();
    } finally {
      settings.learningRate = learningRate;
    }
  }

  private update(gradients: tf.NamedTensorMap): void {
    tf.tidy(() =>
      this.method.apply(
        this.network
          .variables()
          .filter(({ name }) => gradients[name] !== undefined)
          .map(({ name, value, decays }) => ({
            name,
            value,
            gradient: gradients[name],
            decay: decays ? this.decay : 0,
          })),
      ),
    );
  }
}

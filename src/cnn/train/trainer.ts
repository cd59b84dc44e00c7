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
    const { report, gradients } = this.slopes(images, batch.labels);
    try {
      const [loss, accuracy, total] = await report.data();
      if (!Number.isFinite(loss) || !Number.isFinite(total)) {
        fixed.forEach(({ value }, i) => value.assign(statistics[i]));
        this.goTo(before);
        throw new DivergedError(this.stepsTaken + 1, loss);
      }
      this.atRate(() => this.update(gradients));
      this.stepsTaken++;
      this.imagesSeen += this.size;
      return { step: this.stepsTaken, epoch: this.epoch, loss, accuracy };
    } finally {
      tf.dispose([report, gradients, statistics]);
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

  /** The loss's slopes, and in one small tensor to read: loss, accuracy, sum of the slopes' sizes. */
  private slopes(
    images: PlainTensor,
    labels: Uint8Array,
  ): { report: tf.Tensor; gradients: tf.NamedTensorMap } {
    const learnt = this.network.variables().filter(({ trainable }) => trainable);
    return tf.tidy(() => {
      const x = tf.tensor(images.data, [...images.shape]);
      const truth = tf.tensor1d(Int32Array.from(labels), 'int32');
      let accuracy = tf.scalar(0);
      const forward = () => {
        const logits = this.network.forward(x, { training: true, random: this.noise });
        accuracy = tf.keep(tf.mean(tf.cast(tf.equal(tf.argMax(logits, 1), truth), 'float32')));
        return this.loss(logits as tf.Tensor2D, truth);
      };
      const { value, grads } = tf.variableGrads(
        forward,
        learnt.map((variable) => variable.value),
      );
      const sizes = Object.values(grads).map((gradient) => tf.sum(tf.abs(gradient)));
      const report = tf.stack([value, accuracy, tf.addN(sizes)]);
      accuracy.dispose();
      const named = learnt.map(({ name, value }) => [name, grads[value.name]]);
      return { report, gradients: Object.fromEntries(named) };
    });
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
          .map(({ name, value, decays }) => {
            const pull = decays && this.decay > 0;
            const gradient = pull
              ? tf.add(gradients[name], tf.mul(value, this.decay))
              : gradients[name];
            return { name, value, gradient };
          }),
      ),
    );
  }
}

import * as tf from '@tensorflow/tfjs-core';
import type { PlainTensor } from '../../tensor/plain-tensor.ts';
import { checkSettings, type Fused, Optimizer, type Update } from './optimizer.ts';

export interface AdamOptions {
  /** The size of a step while the gradients agree; default 0.001. */
  readonly learningRate?: number;
  /** How slowly the mean of the gradients forgets, 0..1; default 0.9. */
  readonly beta1?: number;
  /** How slowly the mean of their squares forgets, 0..1; default 0.999. */
  readonly beta2?: number;
  /** Added to the root, against division by 0; default 1e-7, on every backend. */
  readonly epsilon?: number;
}

type Settings = { -readonly [Name in keyof AdamOptions]-?: AdamOptions[Name] };

/**
 * Adam (Kingma and Ba 2015, algorithm 1): running means of each weight's gradient and of its square,
 * corrected for having begun at 0.
 *
 *     w ← w − learningRate · m̂ / (√v̂ + ε)
 *
 * @throws InputError for a negative option or a beta outside 0..1.
 *
 * @example
 * train(net, images, { optimizer: adam({ learningRate: 0.001 }), batchSize: 32 });
 */
export function adam(options: AdamOptions = {}): Optimizer<Settings> {
  const settings = { learningRate: 1e-3, beta1: 0.9, beta2: 0.999, epsilon: 1e-7, ...options };
  checkSettings('adam', {
    learningRate: [settings.learningRate, 0, Infinity],
    beta1: [settings.beta1, 0, 1],
    beta2: [settings.beta2, 0, 1],
    epsilon: [settings.epsilon, 0, Infinity],
  });
  return new Adam(settings);
}

const STEPS = 'steps';

class Adam extends Optimizer<Settings> {
  override readonly name = 'adam';
  private steps = 0;

  override async state(): Promise<Map<string, PlainTensor>> {
    const steps = { shape: [1], data: Float32Array.of(this.steps) };
    return (await super.state()).set(STEPS, steps);
  }

  override restore(state: ReadonlyMap<string, PlainTensor>): void {
    const slots = new Map(state);
    slots.delete(STEPS);
    super.restore(slots);
    this.steps = state.get(STEPS)?.data[0] ?? 0;
  }

  override dispose(): void {
    super.dispose();
    this.steps = 0;
  }

  protected override beginStep(): void {
    this.steps++;
  }

  protected override fused(): Fused {
    return { kernel: 'OwnAdam', slots: ['mean', 'square'], also: { step: this.steps } };
  }

  protected override next(update: Update): tf.Tensor {
    const { learningRate, beta1, beta2, epsilon } = this.settings;
    const { value, gradient } = update;
    const mean = this.blend('mean', update, gradient, beta1);
    const square = this.blend('square', update, tf.square(gradient), beta2);
    const unbiasedMean = tf.div(mean, 1 - beta1 ** this.steps);
    const unbiasedSquare = tf.div(square, 1 - beta2 ** this.steps);
    const step = tf.div(unbiasedMean, tf.add(tf.sqrt(unbiasedSquare), epsilon));
    return tf.sub(value, tf.mul(step, learningRate));
  }

  /** Moves a running mean towards `tensor`. */
  private blend(slot: string, update: Update, tensor: tf.Tensor, keep: number): tf.Tensor {
    const mean = tf.add(tf.mul(this.recall(slot, update), keep), tf.mul(tensor, 1 - keep));
    return this.remember(slot, update, mean);
  }
}

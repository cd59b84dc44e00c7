import * as tf from '@tensorflow/tfjs-core';
import { checkSettings, type Fused, Optimizer, type Update } from './optimizer.ts';

export interface AdadeltaOptions {
  /** Factor on the step that the rule finds by itself; default 1. */
  readonly learningRate?: number;
  /** How slowly the running means forget, 0..1; default 0.95. */
  readonly rho?: number;
  /** Added under both roots; the first steps are as small as its root. Default 1e-6. */
  readonly epsilon?: number;
}

type Settings = { -readonly [Name in keyof AdadeltaOptions]-?: AdadeltaOptions[Name] };

/**
 * Adadelta (Zeiler 2012, algorithm 1): each weight gets a step size of its own, from running means of
 * its squared gradients and of its squared steps.
 *
 *     Δw = −√(E[Δw²] + ε) / √(E[g²] + ε) · g
 *
 * @throws InputError for a negative option or a `rho` above 1.
 *
 * @example
 * train(net, images, { optimizer: adadelta(), batchSize: 32 });
 */
export function adadelta(options: AdadeltaOptions = {}): Optimizer<Settings> {
  const settings = { learningRate: 1, rho: 0.95, epsilon: 1e-6, ...options };
  checkSettings('adadelta', {
    learningRate: [settings.learningRate, 0, Infinity],
    rho: [settings.rho, 0, 1],
    epsilon: [settings.epsilon, 0, Infinity],
  });
  return new Adadelta(settings);
}

class Adadelta extends Optimizer<Settings> {
  override readonly name = 'adadelta';

  protected override fused(): Fused {
    return { kernel: 'OwnAdadelta', slots: ['gradients', 'steps'] };
  }

  protected override next(update: Update): tf.Tensor {
    const { learningRate, epsilon } = this.settings;
    const { value, gradient } = update;
    const gradients = this.blend('gradients', update, tf.square(gradient));
    const steps = this.recall('steps', update);
    const size = tf.div(tf.sqrt(tf.add(steps, epsilon)), tf.sqrt(tf.add(gradients, epsilon)));
    const step = tf.mul(size, gradient);
    this.blend('steps', update, tf.square(step));
    return tf.sub(value, tf.mul(step, learningRate));
  }

  /** Moves a running mean towards `tensor`. */
  private blend(slot: string, update: Update, tensor: tf.Tensor): tf.Tensor {
    const { rho } = this.settings;
    const mean = tf.add(tf.mul(this.recall(slot, update), rho), tf.mul(tensor, 1 - rho));
    return this.remember(slot, update, mean);
  }
}

import * as tf from '@tensorflow/tfjs-core';
import { checkSettings, type Fused, Optimizer, type Update } from './optimizer.ts';

export interface SgdOptions {
  /** How far a step goes along the gradient; default 0.01. */
  readonly learningRate?: number;
  /** How much of the step before goes on, 0..1; default 0. */
  readonly momentum?: number;
  /** Whether the slope is taken where the momentum leads; default false. */
  readonly nesterov?: boolean;
}

type Settings = { -readonly [Name in keyof SgdOptions]-?: SgdOptions[Name] };

/**
 * Stochastic gradient descent, with momentum (Polyak 1964) if it is asked for.
 *
 *     v ← momentum · v − learningRate · gradient,  w ← w + v
 *
 * and with `nesterov` w ← w + momentum · v − learningRate · gradient (Sutskever et al. 2013, in the
 * form of Bengio et al. 2013).
 *
 * @throws InputError for a negative learning rate or a momentum outside 0..1.
 *
 * @example
 * train(net, images, { optimizer: sgd({ learningRate: 0.01, momentum: 0.9 }), batchSize: 32 });
 */
export function sgd(options: SgdOptions = {}): Optimizer<Settings> {
  const settings = { learningRate: 0.01, momentum: 0, nesterov: false, ...options };
  checkSettings('sgd', {
    learningRate: [settings.learningRate, 0, Infinity],
    momentum: [settings.momentum, 0, 1],
  });
  return new Sgd(settings);
}

class Sgd extends Optimizer<Settings> {
  override readonly name = 'sgd';

  protected override fused(): Fused | null {
    // Without momentum nothing is remembered.
    return this.settings.momentum > 0 ? { kernel: 'OwnSgd', slots: ['velocity'] } : null;
  }

  protected override next(update: Update): tf.Tensor {
    const { learningRate, momentum, nesterov } = this.settings;
    const { value, gradient } = update;
    const step = tf.mul(gradient, -learningRate);
    if (momentum === 0) return tf.add(value, step);
    const velocity = tf.add(tf.mul(this.recall('velocity', update), momentum), step);
    this.remember('velocity', update, velocity);
    return tf.add(value, nesterov ? tf.add(tf.mul(velocity, momentum), step) : velocity);
  }
}

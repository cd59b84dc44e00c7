import * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../../tensor/input-error.ts';
import type { PlainTensor } from '../../tensor/plain-tensor.ts';
import { sameShape } from '../../tensor/shape.ts';

export type OptimizerName = 'sgd' | 'adadelta' | 'adam';

/** One variable and the slope of the loss along it, which is not kept. */
export interface Update {
  /** Unique in the network: `conv1/filter`. */
  readonly name: string;
  readonly value: tf.Variable;
  readonly gradient: tf.Tensor;
}

/** What every optimizer can be told. */
export interface LearningRate {
  /** How far a step goes, above 0. */
  learningRate: number;
}

/**
 * A rule by which gradients change weights, and what it remembers of the steps before.
 *
 * `settings` may be changed between steps. What is remembered are tensors of the optimizer's own, one
 * or more a variable, made at its first step.
 */
export abstract class Optimizer<Settings extends LearningRate = LearningRate> {
  abstract readonly name: OptimizerName;
  private readonly memory = new Map<string, tf.Tensor>();

  constructor(readonly settings: Settings) {}

  /** Takes one step: changes the variables in place. */
  apply(updates: readonly Update[]): void {
    this.beginStep();
    for (const update of updates) {
      const next = tf.tidy(() => this.next(update));
      update.value.assign(next);
      next.dispose();
    }
  }

  /** What is remembered, as plain data; the first half of going on later with the same run. */
  async state(): Promise<Map<string, PlainTensor>> {
    const read = [...this.memory].map(async ([name, tensor]): Promise<[string, PlainTensor]> => [
      name,
      { shape: tensor.shape, data: Float32Array.from(await tensor.data()) },
    ]);
    return new Map(await Promise.all(read));
  }

  /** Remembers what `state` gave, and nothing else. */
  restore(state: ReadonlyMap<string, PlainTensor>): void {
    this.dispose();
    for (const [name, { shape, data }] of state) {
      this.memory.set(name, tf.tensor(data, [...shape]));
    }
  }

  /** Forgets everything and frees it; the optimizer can be used again, as new. */
  dispose(): void {
    tf.dispose([...this.memory.values()]);
    this.memory.clear();
  }

  /** The variable's new value; called inside a `tidy`. */
  protected abstract next(update: Update): tf.Tensor;

  /** For what changes once a step. */
  protected beginStep(): void {}

  /** What is remembered for a variable under `slot`; zeros at first. */
  protected recall(slot: string, { name, value }: Update): tf.Tensor {
    const key = `${slot}/${name}`;
    const present = this.memory.get(key);
    if (present === undefined) return tf.zeros(value.shape);
    if (sameShape(present.shape, value.shape)) return present;
    throw new InputError(this.name, `a state for '${name}' of shape [${value.shape}]`, [
      ...present.shape,
    ]);
  }

  /** Remembers `tensor` for a variable in place of what was there, and gives it back. */
  protected remember(slot: string, { name }: Pick<Update, 'name'>, tensor: tf.Tensor): tf.Tensor {
    const key = `${slot}/${name}`;
    this.memory.get(key)?.dispose();
    this.memory.set(key, tf.keep(tensor));
    return tensor;
  }
}

/** Checks a learning rate and other factors; the message names the optimizer. */
export function checkSettings(
  where: OptimizerName,
  ranges: Readonly<Record<string, readonly [value: number, low: number, high: number]>>,
): void {
  for (const [name, [value, low, high]] of Object.entries(ranges)) {
    if (Number.isFinite(value) && value >= low && value <= high) continue;
    const range = high === Infinity ? `of ${low} or more` : `from ${low} to ${high}`;
    throw new InputError(where, `${name} ${range}`, value);
  }
}

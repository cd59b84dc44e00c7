import * as tf from '@tensorflow/tfjs-core';
import { InputError } from '../../tensor/input-error.ts';
import { ownKernel } from '../../tensor/own-kernel.ts';
import type { PlainTensor } from '../../tensor/plain-tensor.ts';
import { sameShape } from '../../tensor/shape.ts';

export type OptimizerName = 'sgd' | 'adadelta' | 'adam';

/** One variable and the slope of the loss along it, which is not kept. */
export interface Update {
  /** Unique in the network: `conv1/filter`. */
  readonly name: string;
  readonly value: tf.Variable;
  readonly gradient: tf.Tensor;
  /** λ of a penalty λ/2 · |value|², whose slope is added to the gradient; default 0. */
  readonly decay?: number;
}

/** A kernel of our own that takes an optimizer's step. */
export interface Fused {
  readonly kernel: string;
  /** What is remembered, in the order in which the kernel gives it, behind the variable's new value. */
  readonly slots: readonly string[];
  /** What it is told besides the settings. */
  readonly also?: Readonly<Record<string, number>>;
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
      const next = tf.tidy(() => this.inOnePass(update) ?? this.next(decayed(update)));
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

  /**
   * The variable's new value, computed and remembered by one pass of the kernel that `fused` names; null where the
   * backend has none.
   */
  private inOnePass(update: Update): tf.Tensor | null {
    const fused = this.fused();
    if (!fused) return null;
    const { value, gradient, decay = 0 } = update;
    const slots = fused.slots.map((slot) => [slot, this.recall(slot, update)]);
    const inputs = { value, gradient, ...Object.fromEntries(slots) };
    const outputs = ownKernel(fused.kernel, inputs, { ...this.settings, ...fused.also, decay });
    if (!outputs) return null;
    const [next, ...states] = outputs;
    fused.slots.forEach((slot, i) => this.remember(slot, update, states[i]));
    return next;
  }

  /** The kernel of our own that takes the same step in one pass; null for none. */
  protected fused(): Fused | null {
    return null;
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

/** With the penalty's slope in the gradient. */
function decayed(update: Update): Update {
  const { value, gradient, decay = 0 } = update;
  if (decay === 0) return update;
  return { ...update, gradient: tf.add(gradient, tf.mul(value, decay)) };
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

import * as tf from '@tensorflow/tfjs-core';
import type { BatchPart } from '../layers/index.ts';
import type { Network } from '../model/index.ts';
import { ownKernel } from '../tensor/own-kernel.ts';
import type { PlainTensor } from '../tensor/plain-tensor.ts';
import type { Random } from '../tensor/random.ts';
import type { Loss } from './losses.ts';

/** A batch whose slopes are wanted. */
export interface SlopeTask {
  /** Its moving statistics go on by this batch; everything else stays. */
  readonly network: Network;
  /** `[batch, ...input]`. */
  readonly images: PlainTensor;
  /** `[batch]`, the index of each image's class. */
  readonly labels: Uint8Array;
  readonly loss: Loss;
  /** For dropout; goes on by what the whole batch draws. */
  readonly noise: Random;
  /** Where the images lie in the batch; absent where they are all of it. */
  readonly part?: BatchPart;
}

/** Where the loss of a batch leads. */
export interface Slopes {
  /** Mean over the images. */
  readonly loss: number;
  /** Share of the images that was classified right, 0..1. */
  readonly accuracy: number;
  /** Whether the loss and every gradient are finite. */
  readonly finite: boolean;
  /** By the names of the learnt variables; whoever asked disposes them. */
  readonly gradients: tf.NamedTensorMap;
}

/** What computes slopes: this thread, or a crew of workers. */
export type SlopeSource = (task: SlopeTask) => Promise<Slopes>;

/** Computes the slopes of a batch in this thread, on the backend in use. */
export async function slopesHere(task: SlopeTask): Promise<Slopes> {
  const { report, gradients } = tf.tidy(() => slopesOf(task));
  try {
    const [loss, accuracy, sizes] = await report.data();
    return { loss, accuracy, finite: Number.isFinite(loss) && Number.isFinite(sizes), gradients };
  } catch (error) {
    tf.dispose(gradients);
    throw error;
  } finally {
    report.dispose();
  }
}

/** The slopes, and in one small tensor to read: loss, accuracy, sum of the slopes' sizes. */
function slopesOf({ network, images, labels, loss, noise, part }: SlopeTask): {
  report: tf.Tensor;
  gradients: tf.NamedTensorMap;
} {
  const learnt = network.variables().filter(({ trainable }) => trainable);
  const x = tf.tensor(images.data, [...images.shape]);
  const truth = tf.tensor1d(Int32Array.from(labels), 'int32');
  let accuracy = tf.scalar(0);
  const forward = () => {
    const logits = network.forward(x, { training: true, random: noise, part });
    accuracy = tf.keep(tf.mean(tf.cast(tf.equal(tf.argMax(logits, 1), truth), 'float32')));
    return loss(logits as tf.Tensor2D, truth);
  };
  const { value, grads } = tf.variableGrads(
    forward,
    learnt.map((variable) => variable.value),
  );
  const report = tf.stack([value, accuracy, sumOfSizes(grads)]);
  accuracy.dispose();
  const named = learnt.map(({ name, value }) => [name, grads[value.name]]);
  return { report, gradients: Object.fromEntries(named) };
}

/** Σ |x| over all gradients, one number: finite where every gradient is. */
export function sumOfSizes(gradients: tf.NamedTensorMap): tf.Tensor {
  const [sum] = ownKernel('OwnSumOfSizes', gradients) ?? [];
  return sum ?? tf.addN(Object.values(gradients).map((gradient) => tf.sum(tf.abs(gradient))));
}

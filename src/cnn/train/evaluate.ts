import * as tf from '@tensorflow/tfjs-core';
import { toBatch } from '../data/batches.ts';
import type { ImageSet } from '../data/dataset.ts';
import { forwardImages, type Network } from '../model/index.ts';
import { InputError } from '../tensor/input-error.ts';
import type { PlainTensor } from '../tensor/plain-tensor.ts';
import { sameShape } from '../tensor/shape.ts';
import { checkFits } from './check-fits.ts';
import { crossEntropy, type Loss } from './losses.ts';
import { nextTask } from './next-task.ts';
import { type Outputs, outputsHere } from './outputs.ts';

export interface EvaluateOptions {
  /** Images at a time; default 100. It changes the time, not the result. */
  readonly batchSize?: number;
  /** Default `crossEntropy`. */
  readonly loss?: Loss;
  /** Who runs the network; default this thread alone. */
  readonly outputs?: Outputs;
  readonly signal?: AbortSignal;
  /** Called after each batch with the number of images done and of all. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** How well a network does on a set of images. */
export interface Evaluation {
  readonly count: number;
  /** Share of the images that were classified right, 0..1. */
  readonly accuracy: number;
  /** Mean loss. */
  readonly loss: number;
  /** `[true class, predicted class]`, counts. */
  readonly confusion: PlainTensor;
}

/**
 * Runs a network over labelled images that it should not have been trained on, and counts.
 *
 * @throws InputError when the network does not fit the images; the signal's reason when it is aborted.
 *
 * @example
 * const { accuracy } = await evaluate(net, cifar10.test);
 */
export async function evaluate(
  network: Network,
  images: ImageSet,
  options: EvaluateOptions = {},
): Promise<Evaluation> {
  const { batchSize = 100, loss = crossEntropy, outputs = outputsHere } = options;
  const { signal, onProgress } = options;
  checkFits('evaluate', network, images);
  if (!Number.isInteger(batchSize) || batchSize < 1) {
    throw new InputError('evaluate', 'a batchSize of 1 or more, whole', batchSize);
  }
  const { count } = images;
  const classes = network.output[0];
  const confusion = new Float32Array(classes * classes);
  let total = 0;
  for (let first = 0; first < count; first += batchSize) {
    signal?.throwIfAborted();
    const size = Math.min(batchSize, count - first);
    const batch = toBatch(
      images,
      Uint32Array.from({ length: size }, (_, i) => first + i),
    );
    const result = await measure(await outputs(network, batch.images), batch.labels, loss);
    total += result.loss * size;
    batch.labels.forEach((label, i) => confusion[label * classes + result.predicted[i]]++);
    onProgress?.(first + size, count);
    await nextTask();
  }
  let right = 0;
  for (let label = 0; label < classes; label++) right += confusion[label * (classes + 1)];
  return {
    count,
    accuracy: right / count,
    loss: total / count,
    confusion: { shape: [classes, classes], data: confusion },
  };
}

/**
 * The probability of each class for each image: softmax of the network's logits.
 *
 * @param images `[batch, height, width, channels]` or one image without the batch axis, pixels 0..1.
 * @returns `[batch, classes]`, rows that sum to 1.
 * @throws InputError when the images have another shape than the network takes.
 *
 * @example
 * const { data } = await predict(net, imageAt(cifar10.test, 0)); // 10 probabilities
 */
export async function predict(network: Network, images: PlainTensor): Promise<PlainTensor> {
  const one = sameShape(images.shape, network.input);
  const shape = one ? [1, ...images.shape] : [...images.shape];
  const probabilities = tf.tidy(() =>
    tf.softmax(forwardImages(network, { shape, data: images.data }) as tf.Tensor2D),
  );
  try {
    return { shape: probabilities.shape, data: Float32Array.from(await probabilities.data()) };
  } finally {
    probabilities.dispose();
  }
}

async function measure(
  { shape, data }: PlainTensor,
  labels: Uint8Array,
  loss: Loss,
): Promise<{ loss: number; predicted: ArrayLike<number> }> {
  const { mean, best } = tf.tidy(() => {
    const logits = tf.tensor2d(data, [shape[0], shape[1]]);
    const truth = tf.tensor1d(Int32Array.from(labels), 'int32');
    return { mean: loss(logits, truth), best: tf.argMax(logits, 1) };
  });
  try {
    const [[value], predicted] = await Promise.all([mean.data(), best.data()]);
    return { loss: value, predicted };
  } finally {
    tf.dispose([mean, best]);
  }
}

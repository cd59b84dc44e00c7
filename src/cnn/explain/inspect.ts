import * as tf from '@tensorflow/tfjs-core';
import { backward, type Network } from '../model/index.ts';
import type { PlainTensor } from '../tensor/plain-tensor.ts';

/** What a network does with one image. */
export interface NetworkView {
  /** `[classes]`, 0..1. */
  readonly probabilities: Float32Array;
  /** Cross-entropy for the true class, in nats; null where that is unknown. */
  readonly loss: number | null;
  /** In the order of the network. */
  readonly layers: readonly LayerView[];
}

/** One layer in a `NetworkView`. */
export interface LayerView {
  readonly name: string;
  readonly kind: string;
  /** The layer's output, without the batch axis. */
  readonly activation: PlainTensor;
  /** The loss's gradient with respect to that output; null where the true class is unknown. */
  readonly activationGradient: PlainTensor | null;
  /** The layer's first weights: `[size, size, depth, filters]` or `[inputs, units]`; null where it has none. */
  readonly weights: PlainTensor | null;
  /** The loss's gradient with respect to those. */
  readonly weightGradient: PlainTensor | null;
}

/**
 * Every layer's output, weights and gradients for one image, as plain data.
 *
 * @param image `[height, width, channels]`, pixels 0..1.
 * @param label the true class; null where it is unknown, and then there are no gradients.
 * @throws InputError when the image is not of the network's input shape.
 *
 * @example
 * const view = await inspect(net, imageAt(test, 3), test.labels[3]);
 * view.layers[0].activation.shape; // [32, 32, 16]
 */
export async function inspect(
  network: Network,
  image: PlainTensor,
  label: number | null,
): Promise<NetworkView> {
  const held = tf.tidy(() => compute(network, image, label));
  try {
    const [probabilities, loss, activations, outputs, slopes] = await Promise.all([
      held.probabilities.data<'float32'>(),
      held.loss?.data(),
      plainOnes(held.activations),
      plainOnes(held.outputGradients),
      plainOnes(held.weightGradients),
    ]);
    const weights = await plainOnes(firstWeights(network));
    const layers = network.layers.map(({ name, layer }) => ({
      name,
      kind: layer.kind,
      activation: activations[name],
      activationGradient: outputs[name] ?? null,
      weights: weights[name] ?? null,
      weightGradient: slopes[name] ?? null,
    }));
    return { probabilities, loss: loss?.[0] ?? null, layers };
  } finally {
    tf.dispose(Object.values(held));
  }
}

type Named = Record<string, tf.Tensor>;

/** What is read back for a view. */
type Held = {
  readonly probabilities: tf.Tensor;
  readonly loss: tf.Tensor | undefined;
  readonly activations: Named;
  readonly outputGradients: Named;
  readonly weightGradients: Named;
};

/** Inside a `tidy`: the tensors to read, each under its layer's name. */
function compute(network: Network, image: PlainTensor, label: number | null): Held {
  const x = tf.tensor(image.data, [1, ...image.shape]);
  const outputs = network.activations(x);
  const activations = withoutBatch(byName(outputs));
  const probabilities = tf.softmax(
    tf.reshape(outputs[outputs.length - 1].value, [-1]) as tf.Tensor,
  );
  tf.dispose(outputs.map(({ value }) => value));
  const views = { probabilities, activations };
  if (label === null)
    return { ...views, loss: undefined, outputGradients: {}, weightGradients: {} };
  const slopes = backward(network, x, (y) => {
    const classes = y.shape[y.rank - 1];
    const truth = tf.oneHot(tf.tensor1d([label], 'int32'), classes);
    return tf.neg(tf.sum(tf.mul(truth, tf.logSoftmax(y)))) as tf.Scalar;
  });
  const variables = byName(slopes.variables);
  return {
    ...views,
    loss: slopes.loss,
    outputGradients: withoutBatch(byName(slopes.outputs)),
    weightGradients: firstOfLayers(network, (name) => variables[name]),
  };
}

function byName(tensors: readonly { name: string; value: tf.Tensor }[]): Named {
  return Object.fromEntries(tensors.map(({ name, value }) => [name, value]));
}

function firstWeights(network: Network): Named {
  const values = new Map(network.variables().map(({ name, value }) => [name, value as tf.Tensor]));
  return firstOfLayers(network, (name) => values.get(name));
}

/** For each layer that learns, what `find` has for its first variable. */
function firstOfLayers(network: Network, find: (name: string) => tf.Tensor | undefined): Named {
  const learnt = network.variables().filter(({ trainable }) => trainable);
  const found: Named = {};
  for (const { name } of network.layers) {
    const first = learnt.find((variable) => variable.name.startsWith(`${name}/`));
    const value = first && find(first.name);
    if (value) found[name] = value;
  }
  return found;
}

function withoutBatch(tensors: Named): Named {
  return Object.fromEntries(
    Object.entries(tensors).map(([name, value]) => [name, tf.reshape(value, value.shape.slice(1))]),
  );
}

async function plainOnes(tensors: Named): Promise<Record<string, PlainTensor>> {
  const entries = Object.entries(tensors).map(async ([name, value]) => {
    const data = Float32Array.from(await value.data());
    return [name, { shape: [...value.shape], data }] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

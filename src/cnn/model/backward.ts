import * as tf from '@tensorflow/tfjs-core';
import type { ForwardOptions, Network } from './network.ts';

/**
 * The slopes of a loss; whoever asked for them disposes the tensors.
 *
 * A type and not an interface, so that `tf.dispose` takes it whole.
 */
export type Backward = {
  /** A scalar. */
  readonly loss: tf.Scalar;
  /** With respect to each layer's output, in order: `[batch, ...outputShape]`. */
  readonly outputs: Gradient[];
  /** With respect to each variable that is learnt, in order, of its shape. */
  readonly variables: Gradient[];
};

/** The slope of a loss along one tensor: how fast the loss grows with each of its numbers. */
export type Gradient = {
  /** The layer's name, `conv1`, or the variable's, `conv1/filter`. */
  readonly name: string;
  readonly value: tf.Tensor;
};

/**
 * The gradients of a loss with respect to every layer's output and every weight, in one pass back.
 *
 * A zero is added to each layer's output on the way forward: the loss does not change, and its
 * gradient with respect to that zero is its gradient with respect to the output.
 *
 * @param loss from logits `[batch, ...output]` to a scalar; called inside a `tidy`.
 * @throws InputError when `x` is not a batch for the network.
 *
 * @example
 * const slopes = backward(net, image, (logits) => tf.losses.softmaxCrossEntropy(labels, logits));
 * slopes.outputs.find(({ name }) => name === 'conv1'); // [1, 32, 32, 16]
 * tf.dispose(slopes);
 */
export function backward(
  network: Network,
  x: tf.Tensor,
  loss: (logits: tf.Tensor) => tf.Scalar,
  options: Pick<ForwardOptions, 'training' | 'random'> = {},
): Backward {
  const { layers } = network;
  const learnt = network.variables().filter(({ trainable }) => trainable);
  return tf.tidy(() => {
    const zeros = layers.map(({ outputShape }) => tf.zeros([x.shape[0], ...outputShape]));
    const { value, grads } = tf.valueAndGrads((...inputs: tf.Tensor[]) => {
      const nudges = new Map(layers.map(({ name }, index) => [name, inputs[index]]));
      const tap = ({ name }: { name: string }, output: tf.Tensor) => {
        const nudge = nudges.get(name);
        return nudge ? tf.add(output, nudge) : output;
      };
      return loss(network.forward(x, { ...options, tap }));
    })([...zeros, ...learnt.map(({ value }) => value)]);
    return {
      loss: value as tf.Scalar,
      outputs: layers.map(({ name }, index) => ({ name, value: grads[index] })),
      variables: learnt.map(({ name }, index) => ({ name, value: grads[layers.length + index] })),
    };
  });
}

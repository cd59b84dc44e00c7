import * as tf from '@tensorflow/tfjs-core';
import { ownKernel } from '../../tensor/own-kernel.ts';
import { gradient } from './gradient.ts';

/** A function of each number whose slope is computed from that number. */
function ofInput(kernelName: string, slope: (x: tf.Tensor, attributes: never) => tf.Tensor) {
  return gradient(kernelName, ['x'], (dy, [x], attributes) => ({
    x: () => tf.mul(dy, slope(x, attributes as never)),
  }));
}

/** A function of each number whose slope is computed from its result. */
function ofOutput(
  kernelName: string,
  slope: (y: tf.Tensor) => tf.Tensor,
  input: 'x' | 'logits' = 'x',
) {
  return gradient(kernelName, ['output'], (dy, [y]) => ({ [input]: () => tf.mul(dy, slope(y)) }));
}

/** A function that is flat wherever it has a slope. */
function flat(kernelName: string) {
  return gradient(kernelName, [], (dy) => ({ x: () => tf.zerosLike(dy) }));
}

const float = (x: tf.Tensor) => tf.cast(x, 'float32');

/** Gradients of functions of each number alone. */
export const elementwise: readonly tf.GradConfig[] = [
  gradient('Identity', [], (dy) => ({ x: () => tf.clone(dy) })),
  gradient('Cast', [], (dy) => ({ x: () => float(dy) })),
  gradient('Neg', [], (dy) => ({ x: () => tf.neg(dy) })),
  ofInput('Abs', tf.sign),
  ofInput('Square', (x) => tf.mul(2, x)),
  ofInput('Log', (x) => tf.div(1, x)),
  ofInput('Log1p', (x) => tf.div(1, tf.add(1, x))),
  ofInput('Sin', tf.cos),
  ofInput('Cos', (x) => tf.neg(tf.sin(x))),
  ofInput('Softplus', tf.sigmoid),
  ofInput('Atan', (x) => tf.div(1, tf.add(1, tf.square(x)))),
  ofInput('Reciprocal', (x) => tf.neg(tf.div(1, tf.square(x)))),
  // At 0 the slope is 0, as everywhere a unit is not active.
  gradient('Relu', ['output'], (dy, [output]) => ({
    x: () => ownKernel('OwnReluGradient', { dy, output })?.[0] ?? tf.mul(dy, tf.step(output)),
  })),
  ofInput('Relu6', (x) => float(tf.logicalAnd(tf.greater(x, 0), tf.less(x, 6)))),
  ofInput('LeakyRelu', (x, { alpha }: { alpha: number }) =>
    tf.where(tf.greater(x, 0), tf.onesLike(x), tf.fill(x.shape, alpha)),
  ),
  ofInput('ClipByValue', (x, range: { clipValueMin: number; clipValueMax: number }) =>
    float(
      tf.logicalAnd(tf.greaterEqual(x, range.clipValueMin), tf.lessEqual(x, range.clipValueMax)),
    ),
  ),
  ofOutput('Exp', (y) => y),
  ofOutput('Sqrt', (y) => tf.div(0.5, y)),
  ofOutput('Rsqrt', (y) => tf.mul(-0.5, tf.mul(y, tf.square(y)))),
  ofOutput('Sigmoid', (y) => tf.mul(y, tf.sub(1, y))),
  ofOutput('Tanh', (y) => tf.sub(1, tf.square(y))),
  ofOutput('Elu', (y) => tf.where(tf.greater(y, 0), tf.onesLike(y), tf.add(y, 1))),
  flat('Step'),
  flat('Sign'),
  flat('Floor'),
  flat('Ceil'),
  flat('Round'),
  flat('ZerosLike'),
  flat('OnesLike'),
];

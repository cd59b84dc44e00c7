import * as tf from '@tensorflow/tfjs-core';
import { gradient, sumTo } from './gradient.ts';

/** Gradients of operations on two tensors, which may repeat either along an axis of length 1. */
export const arithmetic: readonly tf.GradConfig[] = [
  gradient('Add', ['a', 'b'], (dy, [a, b]) => ({
    a: () => sumTo(dy, a.shape),
    b: () => sumTo(dy, b.shape),
  })),
  gradient('Sub', ['a', 'b'], (dy, [a, b]) => ({
    a: () => sumTo(dy, a.shape),
    b: () => sumTo(tf.neg(dy), b.shape),
  })),
  gradient('Multiply', ['a', 'b'], (dy, [a, b]) => ({
    a: () => sumTo(tf.mul(dy, b), a.shape),
    b: () => sumTo(tf.mul(dy, a), b.shape),
  })),
  gradient('RealDiv', ['a', 'b'], (dy, [a, b]) => ({
    a: () => sumTo(tf.div(dy, b), a.shape),
    b: () => sumTo(tf.neg(tf.div(tf.mul(dy, a), tf.square(b))), b.shape),
  })),
  gradient('Pow', ['a', 'b'], (dy, [a, b]) => ({
    a: () => sumTo(tf.mul(dy, tf.mul(b, tf.pow(a, tf.sub(b, 1)))), a.shape),
    b: () => {
      // Where the base is not positive the power has no real derivative; tfjs gives 0 there, as we do.
      const positive = tf.greater(a, 0);
      const log = tf.where(
        positive,
        tf.log(tf.where(positive, a, tf.onesLike(a))),
        tf.zerosLike(a),
      );
      return sumTo(tf.mul(dy, tf.mul(tf.pow(a, b), log)), b.shape);
    },
  })),
  gradient('SquaredDifference', ['a', 'b'], (dy, [a, b]) => ({
    a: () => sumTo(tf.mul(dy, tf.mul(2, tf.sub(a, b))), a.shape),
    b: () => sumTo(tf.mul(dy, tf.mul(2, tf.sub(b, a))), b.shape),
  })),
  gradient('Maximum', ['a', 'b'], (dy, [a, b]) => ({
    a: () => sumTo(tf.mul(dy, tf.cast(tf.greaterEqual(a, b), 'float32')), a.shape),
    b: () => sumTo(tf.mul(dy, tf.cast(tf.less(a, b), 'float32')), b.shape),
  })),
  gradient('Minimum', ['a', 'b'], (dy, [a, b]) => ({
    a: () => sumTo(tf.mul(dy, tf.cast(tf.lessEqual(a, b), 'float32')), a.shape),
    b: () => sumTo(tf.mul(dy, tf.cast(tf.greater(a, b), 'float32')), b.shape),
  })),
  gradient('Select', ['condition'], (dy, [condition]) => ({
    condition: () => tf.zerosLike(condition),
    t: () => tf.mul(dy, tf.cast(condition, dy.dtype)),
    e: () => tf.mul(dy, tf.cast(tf.logicalNot(condition as tf.Tensor<tf.Rank>), dy.dtype)),
  })),
  gradient('AddN', 'all', (dy, saved) =>
    Object.fromEntries(saved.map((_, index) => [index, () => tf.clone(dy)])),
  ),
  gradient('BatchMatMul', ['a', 'b'], (dy, [a, b], { transposeA, transposeB }) => ({
    a: () =>
      transposeA
        ? tf.matMul(b, dy, Boolean(transposeB), true)
        : tf.matMul(dy, b, false, !transposeB),
    b: () =>
      transposeB
        ? tf.matMul(dy, a, true, Boolean(transposeA))
        : tf.matMul(a, dy, !transposeA, false),
  })),
];

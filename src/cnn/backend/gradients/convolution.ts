import * as tf from '@tensorflow/tfjs-core';
import { ownKernel } from '../../tensor/own-kernel.ts';
import { type Attributes, gradient } from './gradient.ts';

/** Gradients of operations with a sliding window. */
export const convolution: readonly tf.GradConfig[] = [
  gradient('Conv2D', ['x', 'filter'], (dy, [x, filter], attributes) => {
    if (!tf.backend_util.tupleValuesAreOne(attributes.dilations as number))
      throw new Error('conv2d: a dilated convolution has no gradient here');
    return {
      x: () => inputGradient(dy, filter, x.shape, attributes),
      filter: () => filterGradient(x, dy, filter.shape, attributes),
    };
  }),
  // The ReLU lets back what its output is above 0 for.
  gradient('OwnConv2D', ['x', 'filter', 'output'], (dy, [x, filter, output], attributes) => {
    const [passed, sums] = (attributes.relu
      ? ownKernel('OwnReluGradient', { dy, output })
      : null) ?? [dy];
    return {
      x: () => inputGradient(passed, filter, x.shape, attributes),
      filter: () => filterGradient(x, passed, filter.shape, attributes),
      bias: () => sums ?? tf.sum(dy, [0, 1, 2]),
    };
  }),
  // Turned round, the gradient with respect to the input is the forward pass of a transposed convolution.
  gradient('Conv2DBackpropInput', ['dy', 'filter'], (ddx, [dy, filter], attributes) => ({
    dy: () => run('Conv2D', { x: ddx, filter }, { ...attributes, dilations: 1 }),
    filter: () => filterGradient(ddx, dy, filter.shape, attributes),
  })),
  gradient('MaxPool', ['x', 'output'], (dy, [x, output], attributes) => ({
    x: () => run('MaxPoolGrad', { dy, input: x, output }, attributes),
  })),
  gradient('AvgPool', ['x'], (dy, [x], attributes) => ({
    x: () => {
      const own = ownKernel('OwnAvgPoolGradient', { dy }, { ...attributes, inputShape: x.shape });
      if (own) return own[0];
      return run('AvgPoolGrad', { dy: perPlace(dy, x, attributes), input: x }, attributes);
    },
  })),
];

/**
 * Corrects for what tfjs leaves out: at a border its `AvgPool` divides by the places that lie inside
 * the image, but its `AvgPoolGrad` by the area of the window.
 */
function perPlace(dy: tf.Tensor, x: tf.Tensor, attributes: Attributes): tf.Tensor {
  const { filterSize, strides, pad, dimRoundingMode } = attributes as unknown as tf.AvgPoolAttrs;
  const info = tf.backend_util.computePool2DInfo(
    x.shape as [number, number, number, number],
    filterSize,
    strides,
    1,
    pad,
    dimRoundingMode,
  );
  const { top, bottom, left, right } = info.padInfo;
  if (Math.max(top, bottom, left, right) === 0) return dy;
  const inside = tf.pad(tf.ones([1, info.inHeight, info.inWidth, 1]), [
    [0, 0],
    [top, bottom],
    [left, right],
    [0, 0],
  ]);
  const share = run('AvgPool', { x: inside }, { filterSize, strides, pad: 'valid' });
  return tf.div(dy, share);
}

function inputGradient(
  dy: tf.Tensor,
  filter: tf.Tensor,
  inputShape: number[],
  { strides, pad, dataFormat, dimRoundingMode }: Attributes,
): tf.Tensor {
  return run(
    'Conv2DBackpropInput',
    { dy, filter },
    {
      strides,
      pad,
      dataFormat,
      dimRoundingMode,
      inputShape,
    },
  );
}

function filterGradient(
  x: tf.Tensor,
  dy: tf.Tensor,
  filterShape: number[],
  { strides, pad, dataFormat, dimRoundingMode }: Attributes,
): tf.Tensor {
  return run(
    'Conv2DBackpropFilter',
    { x, dy },
    {
      strides,
      pad,
      dataFormat,
      dimRoundingMode,
      filterShape,
    },
  );
}

function run(kernel: string, inputs: Record<string, tf.Tensor>, attributes: Attributes): tf.Tensor {
  return tf.engine().runKernel(kernel, inputs, attributes as unknown as tf.NamedAttrMap);
}

import * as tf from '@tensorflow/tfjs-core';

type Shape4D = [number, number, number, number];

/**
 * `Conv2DBackpropFilter` for the `wasm` backend, which has none: the gradient of a convolution with
 * respect to its filters, from the input `x` `[batch, height, width, channels]` and the output's
 * gradient `dy` `[batch, rows, columns, filters]`.
 *
 *     dw[u, v, c, n] = Σ x[b, s·i + u − pad, s·j + v − pad, c] · dy[b, i, j, n]  over b, i, j
 *
 * is itself a convolution, of images whose channels are the batch: x as `[c, height, width, b]`, and
 * dy as a filter of rows × columns taps that lie s apart. So it runs on the SIMD convolution that
 * tfjs has, and never builds the matrix of patches, 25 times the input for a 5×5 filter.
 */
export function conv2dFilterGradient(): tf.KernelConfig {
  return {
    kernelName: 'Conv2DBackpropFilter',
    backendName: 'wasm',
    kernelFunc({ inputs, attrs }) {
      const { x, dy } = inputs as { x: tf.Tensor4D; dy: tf.Tensor4D };
      const { strides, pad, dimRoundingMode, filterShape } =
        attrs as unknown as tf.Conv2DBackpropFilterAttrs;
      const info = tf.backend_util.computeConv2DInfo(
        x.shape,
        filterShape as Shape4D,
        strides,
        1,
        pad,
        dimRoundingMode,
      );
      return tf.tidy(() => filterGradient(x, dy, info));
    },
  };
}

function filterGradient(
  x: tf.Tensor4D,
  dy: tf.Tensor4D,
  info: tf.backend_util.Conv2DInfo,
): tf.Tensor {
  const { strideHeight, strideWidth, outHeight, outWidth, padInfo } = info;
  const { top, left } = padInfo;
  const rows = reach(info.inHeight, top, (outHeight - 1) * strideHeight + info.filterHeight);
  const columns = reach(info.inWidth, left, (outWidth - 1) * strideWidth + info.filterWidth);
  const seen = tf.slice(x, [0, 0, 0, 0], [-1, rows.used, columns.used, -1]);
  const images = tf.transpose(seen, [3, 1, 2, 0]);
  const taps = tf.transpose(dy, [1, 2, 0, 3]);
  const pads: [number, number][] = [
    [0, 0],
    [top, rows.after],
    [left, columns.after],
    [0, 0],
  ];
  const result = tf.conv2d(images, taps, 1, pads as tf.backend_util.ExplicitPadding, 'NHWC', [
    strideHeight,
    strideWidth,
  ]);
  return tf.transpose(result, [1, 2, 0, 3]);
}

/** How much of an axis the filters see, and the padding behind it; a stride may leave a rest unseen. */
function reach(length: number, before: number, extent: number): { used: number; after: number } {
  const used = Math.min(length, extent - before);
  return { used, after: extent - before - used };
}

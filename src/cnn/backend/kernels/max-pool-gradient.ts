import * as tf from '@tensorflow/tfjs-core';

type Shape4D = [number, number, number, number];

/** What of tfjs's `BackendWasm` a kernel in JavaScript needs. */
interface WasmBackend extends tf.KernelBackend {
  makeOutput(shape: readonly number[], dtype: tf.DataType): tf.TensorInfo;
  typedArrayFromHeap(tensor: tf.TensorInfo): Float32Array;
}

/**
 * `MaxPoolGrad` for the `wasm` backend: hands each output's gradient to the first greatest number of
 * its window. The one of tfjs 4.22 gives nothing to windows that hold no number above 0.
 */
export function maxPoolGradient(): tf.KernelConfig {
  return {
    kernelName: 'MaxPoolGrad',
    backendName: 'wasm',
    kernelFunc({ inputs, attrs, backend }) {
      const { input, dy } = inputs as { input: tf.TensorInfo; dy: tf.TensorInfo };
      const { filterSize, strides, pad, dimRoundingMode } = attrs as unknown as tf.MaxPoolGradAttrs;
      const info = tf.backend_util.computePool2DInfo(
        input.shape as Shape4D,
        filterSize,
        strides,
        1,
        pad,
        dimRoundingMode,
      );
      const wasm = backend as WasmBackend;
      const result = wasm.makeOutput(input.shape, 'float32');
      // Making the result may have moved the heap, so views are taken only now.
      const view = (tensor: tf.TensorInfo) => wasm.typedArrayFromHeap(tensor);
      distribute(view(input), view(dy), view(result), info);
      return result;
    },
  };
}

function distribute(
  x: Float32Array,
  dy: Float32Array,
  dx: Float32Array,
  info: tf.backend_util.Conv2DInfo,
): void {
  dx.fill(0);
  const { batchSize, outHeight, outWidth, inHeight, inWidth, inChannels: channels } = info;
  let from = 0;
  for (let image = 0; image < batchSize; image++) {
    for (let row = 0; row < outHeight; row++) {
      const y = row * info.strideHeight - info.padInfo.top;
      const top = Math.max(0, y);
      const bottom = Math.min(inHeight, y + info.filterHeight);
      for (let column = 0; column < outWidth; column++) {
        const left = column * info.strideWidth - info.padInfo.left;
        const right = Math.min(inWidth, left + info.filterWidth);
        const first = ((image * inHeight + top) * inWidth + Math.max(0, left)) * channels;
        const across = (right - Math.max(0, left)) * channels;
        for (let channel = 0; channel < channels; channel++, from++) {
          dx[greatest(x, first + channel, bottom - top, across, inWidth * channels, channels)] +=
            dy[from];
        }
      }
    }
  }
}

/** The place of the first greatest number of a window on one channel. */
function greatest(
  x: Float32Array,
  first: number,
  rows: number,
  across: number,
  rowStep: number,
  step: number,
): number {
  let place = first;
  let best = x[first];
  for (let row = 0; row < rows; row++) {
    const start = first + row * rowStep;
    for (let at = start; at < start + across; at += step) {
      if (x[at] > best) {
        best = x[at];
        place = at;
      }
    }
  }
  return place;
}

import { backend_util, type MaxPoolAttrs, type NamedAttrMap } from '@tensorflow/tfjs-core';

type Shape4D = [number, number, number, number];

/** The sizes of a pooling of `input` `[batch, height, width, channels]`, of either kind. */
export function windows(
  input: readonly number[],
  attributes: NamedAttrMap,
): backend_util.Conv2DInfo {
  const { filterSize, strides, pad, dimRoundingMode } = attributes as unknown as MaxPoolAttrs;
  return backend_util.computePool2DInfo(
    input as Shape4D,
    filterSize,
    strides,
    1,
    pad,
    dimRoundingMode,
  );
}

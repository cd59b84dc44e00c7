/**
 * The sizes of one convolution or pooling, NHWC, as the caller lays them on the heap: whole numbers in this order.
 *
 * Padding is counted at the top and left; what lies below and to the right follows from the output's size.
 */
@unmanaged
export class Geometry {
  batch: i32;
  height: i32;
  width: i32;
  channels: i32;
  filters: i32;
  filterHeight: i32;
  filterWidth: i32;
  strideY: i32;
  strideX: i32;
  padTop: i32;
  padLeft: i32;
  outputHeight: i32;
  outputWidth: i32;
}

/** Weights of one filter. */
export function depth(g: Geometry): i32 {
  return g.filterHeight * g.filterWidth * g.channels;
}

/** Outputs of one filter on one image. */
export function places(g: Geometry): i32 {
  return g.outputHeight * g.outputWidth;
}

/** Bytes of one image. */
export function inputBytes(g: Geometry): usize {
  return (<usize>(g.height * g.width * g.channels)) << 2;
}

/** Bytes of one image's outputs. */
export function outputBytes(g: Geometry): usize {
  return (<usize>(places(g) * g.filters)) << 2;
}

/** Whether every number of the input lies in one window and no more. */
export function tiles(g: Geometry): bool {
  return g.strideY == g.filterHeight && g.strideX == g.filterWidth && g.padTop == 0 && g.padLeft == 0
    && g.outputHeight * g.strideY == g.height && g.outputWidth * g.strideX == g.width;
}

/** The public door of the framework: every name that a student or a programmer may use. */
export {
  avgPool,
  batchNorm,
  concat,
  conv2d,
  dense,
  dropout,
  flatten,
  globalAvgPool,
  localResponseNorm,
  maxPool,
  normalize,
  outputSize,
  relu,
  residual,
  softmax,
  type BatchNormOptions,
  type Conv2dOptions,
  type DenseOptions,
  type DropoutOptions,
  type Fit,
  type Layer,
  type LocalResponseNormOptions,
  type NormalizeOptions,
  type OutputSizeOptions,
  type PoolOptions,
} from './layers/index.ts';
export {
  backward,
  formatNetwork,
  Network,
  NetworkTextError,
  parseNetwork,
  sequential,
  type Activation,
  type Backward,
  type ForwardOptions,
  type Gradient,
  type LayerSummary,
  type NetworkLayer,
  type NetworkOptions,
  type NetworkVariable,
  type Summary,
} from './model/index.ts';
export { InputError } from './tensor/input-error.ts';
export { type PlainTensor } from './tensor/plain-tensor.ts';
export { Random } from './tensor/random.ts';
export { type Shape } from './tensor/shape.ts';

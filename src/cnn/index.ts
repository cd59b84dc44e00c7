/** The public door of the framework: every name that a student or a programmer may use. */
export {
  avgPool,
  conv2d,
  dense,
  flatten,
  maxPool,
  outputSize,
  relu,
  type Conv2dOptions,
  type DenseOptions,
  type Fit,
  type Layer,
  type OutputSizeOptions,
  type PoolOptions,
} from './layers/index.ts';
export {
  Network,
  sequential,
  type Activation,
  type ForwardOptions,
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

/** Layers: one function each, and what a chain of them needs. */
export { avgPool } from './avg-pool.ts';
export {
  applyChain,
  chain,
  chainOutput,
  chainVariables,
  chainWindow,
  type ChainLink,
  type Tap,
} from './chain.ts';
export { conv2d, type Conv2dOptions } from './conv2d.ts';
export { dense, type DenseOptions } from './dense.ts';
export { flatten } from './flatten.ts';
export {
  type ApplyContext,
  type Layer,
  type LayerVariables,
  type VariableSpec,
  type Window,
} from './layer.ts';
export { maxPool } from './max-pool.ts';
export { suggest } from './nearest-name.ts';
export { outputSize, type Fit, type OutputSizeOptions } from './output-size.ts';
export { type PoolOptions } from './pool.ts';
export { relu } from './relu.ts';

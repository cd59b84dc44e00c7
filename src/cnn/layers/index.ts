/** Layers: one function each, and what a chain of them needs. */
export { avgPool } from './avg-pool.ts';
export { batchNorm, type BatchNormOptions } from './batch-norm.ts';
export { catalogue } from './catalogue.ts';
export {
  applyChain,
  chain,
  chainOutput,
  chainVariables,
  chainWindow,
  naming,
  type ChainLink,
} from './chain.ts';
export { concat } from './concat.ts';
export { conv2d, type Conv2dOptions } from './conv2d.ts';
export { dense, type DenseOptions } from './dense.ts';
export { dropout, type DropoutOptions } from './dropout.ts';
export { flatten } from './flatten.ts';
export { globalAvgPool } from './global-avg-pool.ts';
export type { ApplyContext, BatchPart, Layer, Tap, VariableSpec, Window } from './layer.ts';
export { localResponseNorm, type LocalResponseNormOptions } from './local-response-norm.ts';
export { maxPool } from './max-pool.ts';
export { suggest } from './nearest-name.ts';
export { normalize, type NormalizeOptions } from './normalize.ts';
export { defaultOf, type OptionRules, readOptions, whole } from './options.ts';
export { outputSize, type Fit, type OutputSizeOptions } from './output-size.ts';
export type { PoolOptions } from './pool.ts';
export { relu } from './relu.ts';
export { residual } from './residual.ts';
export { softmax } from './softmax.ts';

export type { Grid, PartialGrid } from './grid.ts';
export { count, exact, factor, shown } from './number-text.ts';
export { type SizeFrame, sizeSteps } from './size-steps.ts';
export { reaches, sizes, type SizeOptions, type Sizes } from './sizes.ts';
export {
  convolve,
  convolveAll,
  convolveAt,
  type ConvolveOptions,
  type Filter,
  type OutputPlace,
} from './convolve.ts';
export type {
  ConvolveFrame,
  OverrunFrame,
  Placement,
  Product,
  ProductFrame,
} from './convolve-frames.ts';
export { filterNamed, NAMED_FILTERS, type NamedFilter } from './named-filters.ts';
export {
  reluBackward,
  type ReluBackwardFrame,
  reluForward,
  type ReluForwardFrame,
  type ReluFrame,
} from './relu.ts';
export {
  dense,
  type DenseFrame,
  type DenseOptions,
  type DenseTerm,
  type DotFrame,
  flatPlaces,
  type FlatPlace,
  type FlattenFrame,
} from './dense.ts';
export { planNetwork, type PlanLayer, type PlanRow, type PlanShape } from './network-plan.ts';
export { type Pattern, patternLayers, patternOf, type PatternWidths } from './plan-pattern.ts';
export { planText } from './plan-text.ts';
export {
  type BackProduct,
  convolveBackward,
  type ConvolveBackwardFrame,
} from './convolve-backward.ts';
export {
  poolAll,
  poolBackward,
  type PoolBackwardFrame,
  poolForward,
  type PoolForwardFrame,
  type PoolFrame,
  type PoolKind,
  type PoolOptions,
  type PoolOverrunFrame,
} from './pool.ts';
export { hinge, type HingeFrame } from './hinge.ts';
export { linear, type LinearFrame, type LinearProblem } from './linear.ts';
export { type ScoredClasses, sized, softmax, type SoftmaxFrame } from './softmax.ts';
export { pointwise, type PointwiseFrame } from './pointwise.ts';
export { reluRules, type ReluRulesFrame, type Rule, RULES } from './relu-rules.ts';

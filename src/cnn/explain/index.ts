/** Looking into a network: one file a method. */
export { inspect, type LayerView, type NetworkView } from './inspect.ts';
export {
  classScores,
  probabilitiesOf,
  scoresOf,
  type ClassScores,
  type ImageScores,
} from './scores.ts';
export {
  occlusionMap,
  type OcclusionOptions,
  type OcclusionRows,
  type PatchOptions,
} from './occlusion.ts';
export {
  occlusionViews,
  type OcclusionViewRows,
  type OcclusionViews,
  type OcclusionViewsOptions,
} from './occlusion-views.ts';
export {
  inputGradient,
  RELU_RULES,
  saliency,
  type InputGradientOptions,
  type ReluRule,
  type SaliencyOptions,
} from './input-gradient.ts';
export {
  outputOf,
  unitValue,
  type ClassUnit,
  type InnerUnit,
  type PlacedUnit,
  type Unit,
  type UnitValue,
} from './unit.ts';
export {
  learningLayers,
  randomizationCheck,
  type PictureOf,
  type RandomizationOptions,
  type RandomizationResult,
  type RandomizationStep,
} from './randomization-check.ts';
export { rankCorrelation } from './rank-correlation.ts';

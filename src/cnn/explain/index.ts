/** Looking into a network: one file a method. */
export { inspect, type LayerView, type NetworkView } from './inspect.ts';
export { classScores, scoresOf, type ClassScores, type ImageScores } from './scores.ts';
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

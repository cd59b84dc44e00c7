/** Looking into a network: one file a method. */
export { inspect, type LayerView, type NetworkView } from './inspect.ts';
export { classScores, scoresOf, type ClassScores, type ImageScores } from './scores.ts';

/** Looking into a network: one file a method. */
export { inspect, type LayerView, type NetworkView } from './inspect.ts';

/** Networks: layers with weights, counted, written as text and kept in files. */
export { architectures } from './architectures/index.ts';
export { backward, type Backward, type Gradient } from './backward.ts';
export { everyLayer, type LayerPlace } from './every-layer.ts';
export { loadModel, modelBytes, readModel, saveModel, type ModelFile } from './files.ts';
export {
  Network,
  sequential,
  type Activation,
  type ForwardOptions,
  type NetworkLayer,
  type NetworkOptions,
  type NetworkVariable,
} from './network.ts';
export { forwardImages } from './near/index.ts';
export { readSafetensors, writeSafetensors, type Safetensors } from './safetensors.ts';
export type { LayerSummary, Summary } from './summary.ts';
export { formatNetwork } from './text/format-network.ts';
export { NetworkTextError } from './text/network-text-error.ts';
export { parseNetwork } from './text/parse-network.ts';

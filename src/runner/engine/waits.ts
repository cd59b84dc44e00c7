import type { CallName } from './protocol.ts';

/** What the answer to a call waits for. */
export type Wait =
  /** The device: one that hangs leaves the call unanswered. */
  | 'device'
  /** Something that may take long without a word, and ends by itself. */
  | 'long'
  /** The network, the browser's storage, or next to nothing. */
  | 'other';

/** What each call waits for, so that a hung device is told from what only takes long. */
export const WAITS: Readonly<Record<CallName, Wait>> = {
  open: 'long',
  useScenes: 'long',
  useCifar10: 'other',
  usePackedCifar10: 'other',
  build: 'other',
  restart: 'other',
  load: 'other',
  save: 'device',
  train: 'other',
  step: 'device',
  // Waits for the step that is under way, and reads the run to keep it.
  pause: 'device',
  tune: 'other',
  keep: 'device',
  resume: 'long',
  recover: 'long',
  inspect: 'device',
  predictions: 'device',
  evaluate: 'device',
  // Reads the network that trains, to copy it.
  useNetwork: 'device',
  takeNetwork: 'other',
  dropNetwork: 'other',
  trainedNetwork: 'other',
  cifar10Images: 'other',
  look: 'device',
  occlusion: 'device',
  layerOutput: 'device',
  inputGradients: 'device',
  saliency: 'device',
  randomization: 'device',
  attackGradient: 'device',
  attackCurve: 'device',
  attackOnePixel: 'device',
  attackRate: 'device',
};

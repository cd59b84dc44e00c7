/** Data sets: the real CIFAR-10, the drawn scenes, and how batches are taken from them. */
export {
  bytesToImage,
  imageAt,
  imageToBytes,
  joinSets,
  splitSet,
  toBatch,
  type Batch,
} from './batches.ts';
export type { NamedFile, ReadOptions } from './cifar10/named-file.ts';
export { packCifar10, readPackedCifar10 } from './cifar10/packed.ts';
export { readCifar10 } from './cifar10/read-cifar10.ts';
export { DataError } from './data-error.ts';
export { CIFAR10_CLASSES, type Dataset, type ImageSet } from './dataset.ts';
export { resample } from './resample.ts';
export { drawScene, type Scene, type SceneOptions } from './scenes/draw-scene.ts';
export { DEFAULT_KNOBS, KNOB_NAMES, type SceneKnobs } from './scenes/knobs.ts';
export { scenes, streamScenes, type ScenesOptions, type StreamOptions } from './scenes/scenes.ts';

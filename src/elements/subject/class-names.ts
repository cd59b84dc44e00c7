import type { CIFAR10_CLASSES } from '../../cnn/data/index.ts';

/** The ten classes, for what is shown before a worker has been asked. */
export const CLASS_NAMES: typeof CIFAR10_CLASSES = [
  'airplane',
  'automobile',
  'bird',
  'cat',
  'deer',
  'dog',
  'frog',
  'horse',
  'ship',
  'truck',
];

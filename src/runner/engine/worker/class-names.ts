import { CIFAR10_CLASSES } from '../../../cnn/data/index.ts';
import type { Network } from '../../../cnn/model/index.ts';

/** A file holds no names: ten classes are those of CIFAR-10, which the scenes share. */
export function classesOf({ output }: Network): readonly string[] {
  const [count] = output;
  if (count === CIFAR10_CLASSES.length) return CIFAR10_CLASSES;
  return Array.from({ length: count }, (_, label) => `class ${label}`);
}

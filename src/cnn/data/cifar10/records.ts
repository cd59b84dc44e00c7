import { DataError } from '../data-error.ts';
import { CIFAR10_CLASSES, type ImageSet } from '../dataset.ts';
import type { NamedFile } from './named-file.ts';

/** `[height, width, channels]` of a CIFAR-10 image. */
export const CIFAR10_SHAPE = [32, 32, 3] as const;
const PIXELS = 1024;
const RECORD = 1 + 3 * PIXELS;

/** The number of records in a batch file, each checked: a label from 0 to 9, then 3072 bytes. */
export function countRecords({ name, bytes }: NamedFile): number {
  if (bytes.length === 0) throw new DataError(name, 'it is empty');
  if (bytes.length % RECORD !== 0) {
    const reason = `its length, ${bytes.length} bytes, is not a multiple of ${RECORD}, the length of a record`;
    throw new DataError(name, reason);
  }
  const count = bytes.length / RECORD;
  for (let record = 0; record < count; record++) {
    const label = bytes[record * RECORD];
    if (label < CIFAR10_CLASSES.length) continue;
    throw new DataError(name, `record ${record + 1} has the label ${label}, but labels end at 9`);
  }
  return count;
}

/** Room for `count` images. */
export function emptySet(count: number): ImageSet {
  return {
    images: new Uint8Array(count * 3 * PIXELS),
    labels: new Uint8Array(count),
    count,
    shape: CIFAR10_SHAPE,
    classes: CIFAR10_CLASSES,
  };
}

/**
 * Copies a checked batch file into a set, from image `first` on.
 *
 * The file has the red plane, then the green, then the blue; the set has a pixel's three together.
 */
export function copyRecords(bytes: Uint8Array, into: ImageSet, first: number): void {
  const { images, labels } = into;
  let to = first * 3 * PIXELS;
  for (let from = 0, image = first; from < bytes.length; from += RECORD, image++) {
    labels[image] = bytes[from];
    for (let red = from + 1; red <= from + PIXELS; red++) {
      images[to++] = bytes[red];
      images[to++] = bytes[red + PIXELS];
      images[to++] = bytes[red + 2 * PIXELS];
    }
  }
}

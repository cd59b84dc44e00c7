import { InputError } from '../tensor/input-error.ts';
import type { PlainTensor } from '../tensor/plain-tensor.ts';
import type { ImageSet } from './dataset.ts';

/** Some images of a set as a network takes them. */
export interface Batch {
  /** `[batch, height, width, channels]`, pixels 0..1. */
  readonly images: PlainTensor;
  /** `[batch]`, the index of each image's class. */
  readonly labels: Uint8Array;
}

/**
 * The images at `indices`, in that order, with their labels.
 *
 * @throws InputError when an index is not that of an image of the set.
 * @example
 * const { images, labels } = toBatch(cifar10.train, [0, 7, 7]);
 * images.shape; // [3, 32, 32, 3]
 */
export function toBatch(set: ImageSet, indices: ArrayLike<number>): Batch {
  const size = imageSize(set);
  const data = new Float32Array(indices.length * size);
  const labels = new Uint8Array(indices.length);
  for (let i = 0; i < indices.length; i++) {
    const first = checkIndex('toBatch', set, indices[i]) * size;
    const to = i * size;
    for (let j = 0; j < size; j++) data[to + j] = set.images[first + j] / 255;
    labels[i] = set.labels[indices[i]];
  }
  return { images: { shape: [indices.length, ...set.shape], data }, labels };
}

/** One image of a set, `[height, width, channels]`, pixels 0..1. */
export function imageAt(set: ImageSet, index: number): PlainTensor {
  const size = imageSize(set);
  const first = checkIndex('imageAt', set, index) * size;
  return bytesToImage(set.images.subarray(first, first + size), set.shape);
}

/**
 * Bytes 0..255 as pixels 0..1, in the same order.
 *
 * @throws InputError when there are not as many bytes as the shape has elements.
 */
export function bytesToImage(bytes: Uint8Array, shape: ImageSet['shape']): PlainTensor {
  const [height, width, channels] = shape;
  if (bytes.length !== height * width * channels) {
    throw new InputError(
      'bytesToImage',
      `${height * width * channels} bytes for [${shape.join(', ')}]`,
      bytes.length,
    );
  }
  return { shape, data: Float32Array.from(bytes, (byte) => byte / 255) };
}

/** Pixels 0..1 as bytes 0..255, rounded; what lies outside is clipped. */
export function imageToBytes(image: PlainTensor): Uint8Array {
  // Uint8ClampedArray rounds and clips as the format of images asks.
  return new Uint8Array(Uint8ClampedArray.from(image.data, (value) => value * 255).buffer);
}

/**
 * Two sets that share the memory of one: its first `count` images, and the rest.
 *
 * @throws InputError when `count` is not an integer from 0 to the number of images.
 */
export function splitSet(set: ImageSet, count: number): [ImageSet, ImageSet] {
  if (!Number.isInteger(count) || count < 0 || count > set.count) {
    throw new InputError('splitSet', `a count from 0 to ${set.count}`, count);
  }
  return [range(set, 0, count), range(set, count, set.count)];
}

/**
 * The images of one set and then those of another.
 *
 * @throws InputError when their shapes or classes differ.
 */
export function joinSets(first: ImageSet, second: ImageSet): ImageSet {
  const kind = ({ shape, classes }: ImageSet) => `${shape.join('×')} of ${classes.join(', ')}`;
  if (kind(first) !== kind(second)) {
    throw new InputError('joinSets', `a second set of ${kind(first)}`, kind(second));
  }
  return {
    ...first,
    images: joined(first.images, second.images),
    labels: joined(first.labels, second.labels),
    count: first.count + second.count,
  };
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

function range(set: ImageSet, from: number, to: number): ImageSet {
  const size = imageSize(set);
  return {
    ...set,
    images: set.images.subarray(from * size, to * size),
    labels: set.labels.subarray(from, to),
    count: to - from,
  };
}

function imageSize(set: ImageSet): number {
  return set.shape[0] * set.shape[1] * set.shape[2];
}

function checkIndex(where: string, set: ImageSet, index: number): number {
  if (Number.isInteger(index) && index >= 0 && index < set.count) return index;
  throw new InputError(where, `an index from 0 to ${set.count - 1}`, index);
}

import { toEightBit } from '../../../cnn/attack/index.ts';
import {
  bytesToImage,
  CIFAR10_CLASSES,
  drawScene,
  type ImageSet,
  imageToBytes,
  resample,
} from '../../../cnn/data/index.ts';
import type { Network } from '../../../cnn/model/index.ts';
import { InputError } from '../../../cnn/tensor/input-error.ts';
import type { PlainTensor } from '../../../cnn/tensor/plain-tensor.ts';
import { sizeOf } from '../../../cnn/tensor/shape.ts';
import type { Cifar10Page, Picture, SubjectImage } from '../subject.ts';
import type { CallContext } from './call-context.ts';
import { fetchRange } from './fetch-bytes.ts';
import { readTestImages } from './kept-images.ts';
import type { Storage } from './storage.ts';
import type { Workbench } from './workbench.ts';

/**
 * An image as a network takes it: in its input size, grey where it has one channel, pixels 0..1.
 *
 * @throws InputError when the network takes no images.
 */
export function inputOf(image: SubjectImage, input: readonly number[]): PlainTensor {
  const [height, width, channels] = input;
  if (input.length !== 3 || (channels !== 3 && channels !== 1)) {
    const expected = 'a network that takes images of 3 or 1 channels';
    throw new InputError('look', expected, `one that takes [${input.join(', ')}]`);
  }
  const pixels = resample(pixelsOf(image, Math.max(8, height, width)), height, width);
  if (pixels.shape[2] === channels) return pixels;
  return channels === 3 ? inColour(pixels) : grey(pixels);
}

function pixelsOf(image: SubjectImage, size: number): PlainTensor {
  if (image.from === 'cell') return image;
  if (image.from !== 'scene') return bytesToImage(image.bytes, image.shape);
  const { label, seed, knobs } = image;
  const scene = drawScene({ label, seed, knobs, size });
  return bytesToImage(scene.image, scene.shape);
}

/** The same on the grid of 8-bit values, from which changes are counted in whole steps. */
export function eightBitInputOf(image: SubjectImage, input: readonly number[]): PlainTensor {
  return toEightBit(inputOf(image, input));
}

/**
 * The true class, where it is known: that of an image of the site says nothing of a network with other classes.
 *
 * @throws InputError when a cell gave the image a class that the network does not have.
 */
export function labelOf(image: SubjectImage, { output }: Pick<Network, 'output'>): number | null {
  const [classes] = output;
  if (image.from === 'own') return null;
  if (image.from !== 'cell') return classes === CIFAR10_CLASSES.length ? image.label : null;
  if (image.label === null || image.label < classes) return image.label;
  const expected = `a label from 0 to ${classes - 1}, the number of a class of the network`;
  throw new InputError('show', expected, image.label);
}

/** An image for the page, in colour. */
export function pictureOf(image: PlainTensor): Picture {
  const [height, width, channels] = image.shape;
  const bytes = imageToBytes(channels === 3 ? image : inColour(image));
  return { shape: [height, width, 3], bytes };
}

/** CIFAR-10 test images: those in use, or kept in the browser, or of the site's copy; null where there are none. */
export async function cifar10Images(
  { baseUrl, first, count }: { baseUrl: string; first: number; count: number },
  bench: Workbench,
  storage: Storage,
  context: CallContext,
): Promise<Cifar10Page | null> {
  const inUse = bench.dataset;
  if (inUse && inUse.name.startsWith('CIFAR-10')) {
    return pageOf(part(inUse.test, first, count), first, inUse.test.count);
  }
  const kept = await readTestImages(storage, first, count).catch(() => null);
  if (kept) return pageOf(kept.set, first, kept.total);
  return fromSite(baseUrl, first, count, context);
}

type Bytes = Pick<ImageSet, 'images' | 'labels' | 'shape'>;

function part(
  { images, labels, shape, count: all }: ImageSet,
  first: number,
  count: number,
): Bytes {
  const size = sizeOf(shape);
  const end = Math.min(all, first + count);
  return {
    images: images.subarray(first * size, end * size),
    labels: labels.subarray(first, end),
    shape,
  };
}

function pageOf({ images, labels, shape }: Bytes, first: number, total: number): Cifar10Page {
  const size = sizeOf(shape);
  return {
    total,
    images: Array.from(labels, (label, i) => ({
      from: 'cifar10' as const,
      index: first + i,
      label,
      shape,
      bytes: images.slice(i * size, (i + 1) * size),
    })),
  };
}

const SHAPE = [32, 32, 3] as const;

/** Fetches no more of the site's copy than is asked for; the packed form has all labels before the images. */
async function fromSite(
  baseUrl: string,
  first: number,
  count: number,
  { signal }: CallContext,
): Promise<Cifar10Page | null> {
  const manifest = await fetchRange(`${baseUrl}cifar10.json`, { signal }).catch(() => null);
  signal.throwIfAborted();
  const total = manifest && testCountOf(manifest);
  if (!total) return null;
  const end = Math.min(total, first + count);
  const size = sizeOf(SHAPE);
  const [labels, images] = await Promise.all([
    fetchRange(`${baseUrl}test.bin`, { signal }, first, end),
    fetchRange(`${baseUrl}test.bin`, { signal }, total + first * size, total + end * size),
  ]);
  return labels && images && pageOf({ labels, images, shape: SHAPE }, first, total);
}

/** The number of test images that a packed copy's description tells; 0 where it is none. */
function testCountOf(bytes: Uint8Array): number {
  try {
    const { test } = JSON.parse(new TextDecoder().decode(bytes)) as { test?: { count?: unknown } };
    return Number.isInteger(test?.count) ? (test?.count as number) : 0;
  } catch {
    return 0;
  }
}

/** Luminance as ITU-R BT.601 weighs red, green and blue. */
function grey({ shape, data }: PlainTensor): PlainTensor {
  const [height, width] = shape;
  const pixels = Float32Array.from({ length: height * width }, (_, i) => {
    const [red, green, blue] = data.subarray(i * 3);
    return 0.299 * red + 0.587 * green + 0.114 * blue;
  });
  return { shape: [height, width, 1], data: pixels };
}

function inColour({ shape, data }: PlainTensor): PlainTensor {
  const [height, width] = shape;
  return { shape: [height, width, 3], data: Float32Array.from(tripled(data)) };
}

function* tripled(values: Float32Array): Generator<number> {
  for (const value of values) {
    yield value;
    yield value;
    yield value;
  }
}

import { InputError } from '../../../cnn/tensor/input-error.ts';
import type { View } from '../protocol/index.ts';
import { describeTensor, isTensorLike } from '../values/describe-tensor.ts';
import { imageSetPictures, isImageSet } from '../values/recognise.ts';

export interface ImagesOptions {
  /** A text an image. */
  readonly labels?: readonly unknown[];
  /** Images in a row; as many as fit where left out. */
  readonly columns?: number;
}

const MOST_IMAGES = 64;

/**
 * Images as pictures, as `images` shows them.
 *
 * @throws InputError where they are none.
 */
export function picturesView(given: unknown, options: ImagesOptions = {}): View {
  const { labels = [], columns = 0 } = options;
  if (!Number.isInteger(columns) || columns < 0) {
    throw new InputError('images', 'columns to be a whole number', columns);
  }
  const texts = Array.from(labels, String);
  if (typeof given === 'object' && given !== null) {
    if (isImageSet(given)) {
      const view = imageSetPictures(given, MOST_IMAGES, columns);
      return texts.length > 0 && view.kind === 'images' ? { ...view, labels: texts } : view;
    }
    const { images } = given as { images?: unknown };
    const batch = typeof images === 'object' && images !== null ? images : given;
    const tensor = isTensorLike(batch) ? inBatch(batch) : null;
    if (tensor) return { kind: 'images', tensor, labels: texts, columns };
  }
  const expected =
    'a batch [count, height, width, 1 or 3], one image [height, width, 1 or 3], or a data set such as data.test';
  throw new InputError('images', expected, shapeOf(given));
}

function inBatch(tensor: Parameters<typeof describeTensor>[0]) {
  const view = describeTensor(tensor);
  if (!view) return null;
  const channels = view.shape.at(-1);
  if (channels !== 1 && channels !== 3) return null;
  if (view.shape.length === 4) return view;
  if (view.shape.length !== 3 || view.sent < view.shape[0]) return null;
  return { ...view, shape: [1, ...view.shape], axes: null, sent: 1 };
}

function shapeOf(given: unknown): unknown {
  if (typeof given !== 'object' || given === null) return given;
  const { shape } = given as { shape?: unknown };
  return Array.isArray(shape) ? shape : 'something without a shape';
}

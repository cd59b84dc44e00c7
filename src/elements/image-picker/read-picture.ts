import type { Picture } from '../../runner/engine/index.ts';
import { count } from '../scale/index.ts';
import { imageSize } from './image-size.ts';

/** Bytes of a file, and pixels of its image. */
const MOST_BYTES = 40 * 2 ** 20;
const MOST_PIXELS = 50_000_000;
/** Pixels along the side that is read from a canvas; what is larger the browser makes smaller. */
const MOST_READ = 2048;

/** Why a file is no picture to look at; `message` is for the reader. */
export class PictureError extends Error {}

/**
 * The square in the middle of an image file, turned as its EXIF says, transparency on white; of an animation the
 * first frame.
 *
 * @throws PictureError saying what is wrong with the file
 */
export async function readPicture(file: Blob & { readonly name?: string }): Promise<Picture> {
  const name = file.name || 'The picture';
  if (file.size === 0) throw new PictureError(`${name} is empty.`);
  if (file.size > MOST_BYTES) {
    throw new PictureError(
      `${name} has ${count(Math.round(file.size / 2 ** 20))} MB; at most 40 are read.`,
    );
  }
  const size = imageSize(new Uint8Array(await file.arrayBuffer()));
  if (!size) {
    throw new PictureError(
      `${name} is no picture that can be read here: take a PNG, JPEG, GIF or WebP file.`,
    );
  }
  if (size.width * size.height > MOST_PIXELS) {
    const got = `${count(size.width)} × ${count(size.height)}`;
    throw new PictureError(`${name} has ${got} pixels; at most ${count(MOST_PIXELS)} are read.`);
  }
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => {
    throw new PictureError(`${name} is damaged: the browser cannot read it.`);
  });
  try {
    return squareOf(bitmap, bitmap.width, bitmap.height);
  } finally {
    bitmap.close();
  }
}

/** The square in the middle of what can be drawn. */
export function squareOf(source: CanvasImageSource, width: number, height: number): Picture {
  const side = Math.min(width, height);
  const read = Math.max(1, Math.min(side, MOST_READ));
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = read;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new PictureError('This browser lets no page read pictures.');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, read, read);
  context.imageSmoothingQuality = 'high';
  const [x, y] = [(width - side) / 2, (height - side) / 2];
  context.drawImage(source, x, y, side, side, 0, 0, read, read);
  return {
    shape: [read, read, 3],
    bytes: withoutAlpha(context.getImageData(0, 0, read, read).data),
  };
}

function withoutAlpha(rgba: Uint8ClampedArray): Uint8Array {
  const bytes = new Uint8Array((rgba.length / 4) * 3);
  for (let from = 0, to = 0; from < rgba.length; from += 4) {
    bytes[to++] = rgba[from];
    bytes[to++] = rgba[from + 1];
    bytes[to++] = rgba[from + 2];
  }
  return bytes;
}

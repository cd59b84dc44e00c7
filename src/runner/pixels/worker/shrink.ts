import { bytesToImage, imageToBytes, resample } from '../../../cnn/data/index.ts';
import type { Picture } from '../protocol.ts';

/** A picture at most `size` pixels wide and high, each pixel the mean of the area it covers; a smaller one stays. */
export function shrink(picture: Picture, size: number): Picture {
  const [height, width] = picture.shape;
  const share = size / Math.max(height, width);
  if (share >= 1) return picture;
  const side = (length: number) => Math.max(1, Math.round(length * share));
  const shape = [side(height), side(width), 3] as const;
  const image = resample(bytesToImage(picture.bytes, picture.shape), shape[0], shape[1]);
  return { shape, bytes: imageToBytes(image) };
}

import type { Picture } from '../../runner/engine/index.ts';
import type { PlainTensor } from '../../cnn/tensor/plain-tensor.ts';

/** Signed numbers `[height, width, channels]` as a picture: mid grey at 0, the largest distance from 0 black or white. */
export function smallPicture({ shape, data }: PlainTensor): Picture {
  const [height, width, channels] = shape;
  const most = data.reduce((limit, value) => Math.max(limit, Math.abs(value)), 0) || 1;
  const bytes = new Uint8Array(height * width * 3);
  for (let i = 0; i < bytes.length; i++) {
    const channel = Math.min(i % 3, channels - 1);
    bytes[i] = Math.round(127.5 + (127.5 * data[Math.floor(i / 3) * channels + channel]) / most);
  }
  return { shape: [height, width, 3], bytes };
}

import { bytesToText, holdsBytes, textLength, textToBytes } from './bytes-text.ts';

/** Numbers as float32, little-endian, in base64: a third of what JSON needs, and NaN is a number like others. */
export function floatsToText(values: ArrayLike<number>, count = values.length): string {
  const bytes = new Uint8Array(count * 4);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < count; i++) view.setFloat32(i * 4, Number(values[i]), true);
  return bytesToText(bytes);
}

/** What `floatsToText` wrote. */
export function textToFloats(text: string): Float32Array {
  const { buffer, byteLength } = textToBytes(text);
  const view = new DataView(buffer);
  return Float32Array.from({ length: byteLength >> 2 }, (_, i) => view.getFloat32(i * 4, true));
}

/** Whether a text is what `floatsToText` writes for so many numbers. */
export function holdsFloats(text: string, count: number): boolean {
  return text.length === textLength(count * 4) && holdsBytes(text);
}

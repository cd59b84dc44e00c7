/** Bytes at a time; a call takes only so many arguments. */
const CHUNK = 8192;

/** Bytes in base64: a third more, where a list of numbers would be four times as much. */
export function bytesToText(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += CHUNK) {
    binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  }
  return btoa(binary);
}

/** What `bytesToText` wrote. */
export function textToBytes(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

/** The length of what `bytesToText` writes for so many bytes. */
export function textLength(bytes: number): number {
  return 4 * Math.ceil(bytes / 3);
}

/** Whether a text is one that `bytesToText` may have written. */
export function holdsBytes(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}

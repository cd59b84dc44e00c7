/** Bytes fed to the unpacker at a time: it cannot be interrupted inside one piece, which grows 1,032 times at most. */
const PIECE = 256;

/** Packs bytes (RFC 1951, no header). */
export async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

/**
 * Unpacks bytes, and stops early where more comes out than is allowed.
 *
 * @param most bytes that may come out
 * @returns null where it is more
 * @throws TypeError where the bytes are no such stream, or one that is cut short
 */
export async function inflate(
  bytes: Uint8Array<ArrayBuffer>,
  most: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const reader = pieces(bytes).pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const whole = new Uint8Array(most);
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return whole.slice(0, size);
    if (size + value.length > most) {
      await reader.cancel();
      return null;
    }
    whole.set(value, size);
    size += value.length;
  }
}

function pieces(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = 0;
  return new ReadableStream(
    {
      pull(controller) {
        if (at >= bytes.length) return controller.close();
        controller.enqueue(bytes.slice(at, at + PIECE));
        at += PIECE;
      },
    },
    { highWaterMark: 0 },
  );
}

/**
 * A file of the site; null where it has none.
 *
 * A server of a single page answers a missing file with that page, so HTML counts as missing.
 *
 * @param onShare hears which share has come, 0..1, where the server tells the length.
 */
export async function fetchBytes(
  url: string,
  signal: AbortSignal,
  onShare: (share: number) => void,
): Promise<Uint8Array | null> {
  const response = await fetch(url, { signal });
  const type = response.headers.get('content-type') ?? '';
  if (!response.ok || !response.body || type.startsWith('text/html')) return null;
  const total = Number(response.headers.get('content-length'));
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = response.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    chunks.push(part.value);
    length += part.value.length;
    // A compressed answer tells its compressed length.
    if (total > 0) onShare(Math.min(1, length / total));
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/**
 * Bytes `from` to `end` of a file of the site; null where it has none.
 *
 * A server that knows no ranges sends the whole file, and the part is cut from that.
 */
export async function fetchRange(
  url: string,
  signal: AbortSignal,
  from = 0,
  end = Infinity,
): Promise<Uint8Array | null> {
  const whole = from === 0 && end === Infinity;
  const headers = whole ? undefined : { Range: `bytes=${from}-${end - 1}` };
  const response = await fetch(url, { signal, headers });
  const type = response.headers.get('content-type') ?? '';
  if (!response.ok || type.startsWith('text/html')) return null;
  const bytes = new Uint8Array(await response.arrayBuffer());
  return response.status === 206 ? bytes : bytes.slice(from, Math.min(end, bytes.length));
}

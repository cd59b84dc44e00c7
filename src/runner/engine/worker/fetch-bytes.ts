import { DataError } from '../../../cnn/data/index.ts';
import { everySecond, type Ticker, Watchdog } from '../watchdog.ts';

/** Seconds without a byte until a line counts as dead: less than the page gives a device that says nothing. */
const PATIENCE = 20;

/** Who waits for a file. */
export interface Fetching {
  readonly signal: AbortSignal;
  /** Hears which share has come, 0..1, at every part; 0 where the server does not tell the length. */
  readonly onShare?: (share: number) => void;
  /** What counts the time; default once a second. */
  readonly ticker?: Ticker;
}

/**
 * A file of the site; null where it has none.
 *
 * A server of a single page answers a missing file with that page, so HTML counts as missing.
 *
 * @throws DataError when nothing has come for 20 seconds.
 */
export function fetchBytes(url: string, fetching: Fetching): Promise<Uint8Array | null> {
  return overLine(url, fetching, async (signal, heard) => {
    const response = await fetch(url, { signal });
    return isFile(response) ? read(response, heard, fetching.onShare) : null;
  });
}

/**
 * Bytes `from` to `end` of a file of the site; null where it has none.
 *
 * A server that knows no ranges sends the whole file, and the part is cut from that.
 *
 * @throws DataError when nothing has come for 20 seconds.
 */
export function fetchRange(
  url: string,
  fetching: Fetching,
  from = 0,
  end = Infinity,
): Promise<Uint8Array | null> {
  const whole = from === 0 && end === Infinity;
  const headers = whole ? undefined : { Range: `bytes=${from}-${end - 1}` };
  return overLine(url, fetching, async (signal, heard) => {
    const response = await fetch(url, { signal, headers });
    if (!isFile(response)) return null;
    const bytes = await read(response, heard);
    return response.status === 206 ? bytes : bytes.slice(from, Math.min(end, bytes.length));
  });
}

/** Loads with a signal that ends when the waiting is given up, or when nothing is heard for a while. */
async function overLine<T>(
  url: string,
  { signal, ticker = everySecond }: Fetching,
  load: (signal: AbortSignal, heard: () => void) => Promise<T>,
): Promise<T> {
  const line = new AbortController();
  const giveUp = () => line.abort(signal.reason);
  const dead = () => {
    const name = url.slice(url.lastIndexOf('/') + 1);
    line.abort(new DataError(name, `nothing of it came for ${PATIENCE} seconds; try again`));
  };
  const watchdog = new Watchdog(PATIENCE, ticker, dead);
  if (signal.aborted) giveUp();
  signal.addEventListener('abort', giveUp);
  watchdog.watch(true);
  try {
    return await load(line.signal, () => watchdog.heard());
  } catch (error) {
    // Not every browser hands on why a stream was ended.
    throw line.signal.aborted ? line.signal.reason : error;
  } finally {
    watchdog.watch(false);
    signal.removeEventListener('abort', giveUp);
  }
}

function isFile(response: Response): boolean {
  const type = response.headers.get('content-type') ?? '';
  return response.ok && response.body !== null && !type.startsWith('text/html');
}

async function read(
  { body, headers }: Response,
  heard: () => void,
  onShare?: (share: number) => void,
): Promise<Uint8Array> {
  const total = Number(headers.get('content-length'));
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = body!.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    heard();
    chunks.push(part.value);
    length += part.value.length;
    // A compressed answer tells its compressed length.
    onShare?.(total > 0 ? Math.min(1, length / total) : 0);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

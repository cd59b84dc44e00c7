import { afterEach, expect, test, vi } from 'vitest';
import { fetchBytes, fetchRange } from './fetch-bytes.ts';

afterEach(() => void vi.unstubAllGlobals());

/** A server that sends what the test says, and a clock that goes on when it says. */
function setUp(headers: Record<string, string> = {}) {
  let sending!: ReadableStreamDefaultController<Uint8Array>;
  let beat = () => {};
  vi.stubGlobal('fetch', (_: string, { signal }: RequestInit) => {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => void (sending = controller),
    });
    signal!.addEventListener('abort', () => sending.error(new Error('the stream was ended')));
    return Promise.resolve(new Response(body, { headers }));
  });
  const ticker = (onBeat: () => void) => {
    beat = onBeat;
    return () => (beat = () => {});
  };
  const wait = (seconds: number) => {
    for (let i = 0; i < seconds; i++) beat();
  };
  const send = async (length: number) => {
    sending.enqueue(new Uint8Array(length));
    await new Promise((later) => setTimeout(later));
  };
  return { ticker, wait, send, end: () => sending.close() };
}

const arrived = () => new Promise((later) => setTimeout(later));
const signal = new AbortController().signal;

test('a slow line is waited for, and tells its share', async () => {
  const { ticker, wait, send, end } = setUp({ 'content-length': '40' });
  const shares: number[] = [];
  const bytes = fetchBytes('site/deep.safetensors', {
    signal,
    ticker,
    onShare: (share) => shares.push(share),
  });
  await arrived();
  for (let i = 0; i < 4; i++) {
    wait(15);
    await send(10);
  }
  end();
  expect((await bytes)?.length).toBe(40);
  expect(shares).toEqual([0.25, 0.5, 0.75, 1]);
});

test.each([
  ['a file', fetchBytes],
  ['a part of a file', fetchRange],
])('%s of which nothing comes for a while is given up in words', async (_, get) => {
  const { ticker, wait, send } = setUp();
  const bytes = get('site/deep.safetensors', { signal, ticker });
  const refused = expect(bytes).rejects.toThrow(
    'deep.safetensors: nothing of it came for 20 seconds; try again',
  );
  await arrived();
  wait(19);
  await send(10);
  wait(20);
  await refused;
});

test('a file that is given up ends with the reason', async () => {
  const { ticker } = setUp();
  const abort = new AbortController();
  const bytes = fetchBytes('site/deep.safetensors', { signal: abort.signal, ticker });
  await arrived();
  abort.abort();
  await expect(bytes).rejects.toMatchObject({ name: 'AbortError' });
});

test('a page in place of a file is none', async () => {
  const page = new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } });
  vi.stubGlobal('fetch', () => Promise.resolve(page));
  expect(await fetchBytes('site/x', { signal })).toBeNull();
});

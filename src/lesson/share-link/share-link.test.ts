import { deflateRawSync } from 'node:zlib';
import { expect, test, vi } from 'vitest';
import { fromBase64url, toBase64url } from './base64url.ts';
import {
  decodeShareLink,
  encodeShareLink,
  isShareLink,
  Refusal,
  type Shared,
  type SharedImage,
} from './index.ts';

const SMALL: Shared = { lesson: 'relu', cell: 'two-layers', code: 'print(1);\n' };

/** A link with any text in it, packed by another program than ours. */
const linkWith = (text: string | Uint8Array): string =>
  `#share=1.${deflateRawSync(text).toString('base64url')}`;

async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(Refusal);
  return (error as Refusal).message;
}

/** Text that does not pack: all printable characters in a fixed disorder. */
function noise(length: number): string {
  let state = 1;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return String.fromCharCode(32 + ((state >>> 16) % 95));
  }).join('');
}

test.each<[string, Shared]>([
  ['code alone', SMALL],
  ['no code', { ...SMALL, code: '' }],
  ['letters outside ASCII', { ...SMALL, code: 'const π = "😀\u2028";' }],
  ['a seed', { ...SMALL, seed: 0 }],
  ['a drawn scene', { ...SMALL, image: { from: 'scenes', label: 9, seed: 7 } }],
  ['a test image', { ...SMALL, seed: 3, image: { from: 'test', index: 12 } }],
  ['as much code as is allowed', { ...SMALL, code: '\n'.repeat(100_000) }],
])('a link with %s comes back as it went', async (_, shared) => {
  const fragment = await encodeShareLink(shared);
  expect(fragment).toMatch(/^#share=1\.[\w-]+$/);
  expect(await decodeShareLink(fragment)).toEqual(shared);
});

test('a short cell makes a short link', async () => {
  expect((await encodeShareLink(SMALL)).length).toBeLessThan(100);
});

test('what another program packed is read', async () => {
  expect(await decodeShareLink(linkWith(JSON.stringify(SMALL)))).toEqual(SMALL);
});

test('code comes out as an editor holds it, or an editor would seem to have changed it', async () => {
  const code = '\uFEFF\uFEFFprint(1);\r\nprint(2);\rprint(3);\n\uFEFF';
  const { code: read } = await decodeShareLink(linkWith(JSON.stringify({ ...SMALL, code })));
  expect(read).toBe('print(1);\nprint(2);\nprint(3);\n\uFEFF');
  expect(await decodeShareLink(await encodeShareLink({ ...SMALL, code }))).toMatchObject({
    code: read,
  });
});

test.each([
  ['#share=1.abc', true],
  ['#share=', true],
  ['#sources', false],
  ['', false],
  ['share=1.abc', false],
])('%j is a link with code: %s', (fragment, is) => {
  expect(isShareLink(fragment)).toBe(is);
});

test('too much code makes no link', async () => {
  expect(await refusal(encodeShareLink({ ...SMALL, code: 'é'.repeat(50_001) }))).toBe(
    'The code makes no link: expected the code to be of at most 100,000 bytes, got 100,002.',
  );
});

test('code that packs badly makes no link that is too long', async () => {
  expect(await refusal(encodeShareLink({ ...SMALL, code: noise(90_000) }))).toMatch(
    /^The code is too big for a link: a link holds 65,536 characters, and this one needs 1\d\d,\d{3}\.$/,
  );
});

test('code of characters that JSON writes at length makes no link that would be refused', async () => {
  expect(await refusal(encodeShareLink({ ...SMALL, code: '\u0001'.repeat(40_000) }))).toMatch(
    /a link holds 204,096 bytes, and this one needs 240,\d{3}\.$/,
  );
});

test('names that are none make no link', async () => {
  expect(await refusal(encodeShareLink({ ...SMALL, cell: '' }))).toContain('expected cell to be');
});

test.each([
  ['#share=1.a*b', 'characters that do not belong'],
  ['#share=1.abcde', 'characters that do not belong'],
  ['#share=1.', 'cut short or damaged'],
  ['#share=1', 'cut short or damaged'],
  ['#share=', 'names no version'],
  ['#share=2.abcd', 'is of version 2, and this page reads version 1'],
  ['#share=__proto__.abcd', 'names no version'],
  ['#share=1.AAAA', 'cut short or damaged'],
  ['#sources', 'not a link with code'],
])('the link %s is refused: %s', async (fragment, reason) => {
  expect(await refusal(decodeShareLink(fragment))).toContain(reason);
});

test('a link that is cut short anywhere is refused', async () => {
  const whole = await encodeShareLink({ ...SMALL, code: 'for (const x of [1, 2]) print(x);' });
  const reasons = new Set<string>();
  for (let length = 9; length < whole.length; length++) {
    reasons.add(await refusal(decodeShareLink(whole.slice(0, length))));
  }
  expect([...reasons].every((reason) => /Copy it whole/.test(reason))).toBe(true);
});

test('a link that is too long is refused before it is unpacked', async () => {
  const unpack = vi.spyOn(globalThis, 'atob');
  expect(await refusal(decodeShareLink(`#share=1.${'A'.repeat(65_536)}`))).toContain('too big');
  expect(unpack).not.toHaveBeenCalled();
  unpack.mockRestore();
});

test('a decompression bomb is refused after a small part of it', async () => {
  const bomb = linkWith(new Uint8Array(45_000_000));
  expect(bomb.length).toBeLessThan(65_536);
  const unpacked = await countUnpacked(async () => {
    expect(await refusal(decodeShareLink(bomb))).toContain('unpacks to more than 204,096 bytes');
  });
  expect(unpacked).toBeGreaterThan(204_096);
  expect(unpacked).toBeLessThan(2_000_000);
});

/** Counts the bytes that come out of every unpacker while some work is done. */
async function countUnpacked(work: () => Promise<void>): Promise<number> {
  let bytes = 0;
  const Real = DecompressionStream;
  class Counting {
    readonly writable: WritableStream;
    readonly readable: ReadableStream;
    constructor(format: CompressionFormat) {
      const real = new Real(format);
      this.writable = real.writable;
      const count = new TransformStream<Uint8Array>({
        transform(chunk, controller) {
          bytes += chunk.length;
          controller.enqueue(chunk);
        },
      });
      this.readable = real.readable.pipeThrough(count);
    }
  }
  vi.stubGlobal('DecompressionStream', Counting);
  await work();
  vi.unstubAllGlobals();
  return bytes;
}

test.each<[string, unknown, string]>([
  ['a list', [], 'code to be a text, got nothing'],
  ['null', null, 'expected an object, got null'],
  ['no lesson', { cell: 'a', code: '' }, 'lesson to be a name such as relu, got nothing'],
  ['a path for a lesson', { ...SMALL, lesson: '../x' }, 'lesson to be a name'],
  ['a lesson that is a URL', { ...SMALL, lesson: 'https://x' }, 'lesson to be a name'],
  ['a cell with markup', { ...SMALL, cell: '<img onerror=1>' }, 'cell to be a name'],
  ['a long cell', { ...SMALL, cell: 'a'.repeat(101) }, 'cell to be a name'],
  ['code that is no text', { ...SMALL, code: ['x'] }, 'code to be a text, got ["x"]'],
  ['a seed below 0', { ...SMALL, seed: -1 }, 'seed to be a whole number'],
  ['a seed that is no number', { ...SMALL, seed: '1' }, 'seed to be a whole number'],
  ['an image from elsewhere', { ...SMALL, image: { from: 'https://x' } }, 'image.from to be'],
  ['an eleventh class', { ...SMALL, image: { from: 'scenes', label: 10, seed: 1 } }, '0 to 9'],
  ['an image without place', { ...SMALL, image: { from: 'test' } }, 'image.index to be'],
])('a link with %s is refused and the field named', async (_, fields, reason) => {
  expect(await refusal(decodeShareLink(linkWith(JSON.stringify(fields))))).toContain(reason);
});

test('a link with too much code is refused', async () => {
  const link = linkWith(JSON.stringify({ ...SMALL, code: 'a'.repeat(100_001) }));
  expect(await refusal(decodeShareLink(link))).toContain('at most 100,000 bytes, got 100,001');
});

test.each([
  ['text that is no JSON', 'print(1)'],
  ['bytes that are no text', Uint8Array.of(0x22, 0xff, 0xfe, 0x22)],
  ['brackets without end', '['.repeat(200_000)],
])('a link with %s is refused', async (_, content) => {
  expect(await refusal(decodeShareLink(linkWith(content)))).toContain('The link is broken');
});

test('a link with __proto__ or constructor pollutes nothing and carries neither on', async () => {
  const text =
    '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"lesson":"relu","cell":"a","code":"x","image":{"__proto__":{"from":"test"},"from":"test","index":1}}';
  const shared = await decodeShareLink(linkWith(text));
  expect(shared).toEqual({
    lesson: 'relu',
    cell: 'a',
    code: 'x',
    image: { from: 'test', index: 1 } satisfies SharedImage,
  });
  expect(Object.hasOwn(shared, 'constructor')).toBe(false);
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
});

test('fields in __proto__ do not stand in for those that are missing', async () => {
  const text = '{"__proto__":{"lesson":"relu","cell":"a","code":"x"}}';
  expect(await refusal(decodeShareLink(linkWith(text)))).toContain('expected code to be a text');
});

test('base64url takes all bytes there and back and uses no character that an address escapes', () => {
  const bytes = Uint8Array.from({ length: 10_000 }, (_, i) => (i * 7919) >>> 3);
  const text = toBase64url(bytes);
  expect(text).toMatch(/^[\w-]+$/);
  expect(fromBase64url(text)).toEqual(bytes);
  expect(fromBase64url('AA=')).toBeNull();
});

import { Refusal } from '../refusal.ts';
import { fromBase64url, toBase64url } from './base64url.ts';
import { deflate, inflate } from './deflate.ts';
import { isShareLink, MARK } from './link-mark.ts';
import { MOST_CODE, readShared, shown, type Shared } from './shared.ts';

const VERSION = '1';
/** Characters of a fragment; browsers and chat programs cut longer addresses. */
const MOST_FRAGMENT = 65_536;
/** Bytes of the text inside: each character of code may be escaped, and the rest is small. */
const MOST_TEXT = 2 * MOST_CODE + 4096;

/**
 * Writes code and what belongs to it into the fragment of an address, which is sent to no server.
 *
 * @returns `#share=1.` and the packed text in base64url
 * @throws Refusal where the code is too big or a name is none
 * @example
 * const fragment = await encodeShareLink({ lesson: 'relu', cell: 'two-layers', code: 'print(1)' });
 * const { code } = await decodeShareLink(fragment); // 'print(1)'
 */
export async function encodeShareLink(shared: Shared): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(checked(shared, 'The code makes no link')));
  if (bytes.length > MOST_TEXT) throw tooBig(MOST_TEXT, 'bytes', bytes.length);
  const fragment = `#${MARK}${VERSION}.${toBase64url(await deflate(bytes))}`;
  if (fragment.length > MOST_FRAGMENT) throw tooBig(MOST_FRAGMENT, 'characters', fragment.length);
  return fragment;
}

/**
 * Reads what a link carries; it comes from anybody, so all of it is checked and nothing is run.
 *
 * @throws Refusal saying what is wrong with the link
 */
export async function decodeShareLink(fragment: string): Promise<Shared> {
  const bytes = fromBase64url(payload(fragment));
  if (!bytes) {
    throw new Refusal(
      'The link is broken: it has characters that do not belong in it. Copy it whole and open it again.',
    );
  }
  const text = await unpack(bytes);
  let fields: unknown;
  try {
    fields = JSON.parse(text);
  } catch {
    throw new Refusal('The link is broken: what it holds is not code with its lesson and cell.');
  }
  return checked(fields, 'The link is broken');
}

function checked(fields: unknown, what: string): Shared {
  try {
    return readShared(fields);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(`${what}: ${error.message}`);
  }
}

function payload(fragment: string): string {
  if (!isShareLink(fragment)) {
    throw new Refusal(`This is not a link with code: it does not begin with #${MARK}`);
  }
  if (fragment.length > MOST_FRAGMENT) {
    throw new Refusal(
      `The link is too big: expected at most ${shown(MOST_FRAGMENT)} characters, got ${shown(fragment.length)}.`,
    );
  }
  const [version, packed = ''] = fragment.slice(MARK.length + 1).split(/\.(.*)/);
  if (version !== VERSION) {
    const is = /^\d{1,6}$/.test(version) ? `is of version ${version}` : 'names no version';
    throw new Refusal(`The link ${is}, and this page reads version ${VERSION}.`);
  }
  return packed;
}

function tooBig(most: number, unit: string, got: number): Refusal {
  return new Refusal(
    `The code is too big for a link: a link holds ${shown(most)} ${unit}, and this one needs ${shown(got)}.`,
  );
}

async function unpack(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const unpacked = await inflate(bytes, MOST_TEXT).catch(() => {
    throw new Refusal(
      'The link is cut short or damaged: what it holds cannot be unpacked. Copy it whole and open it again.',
    );
  });
  if (!unpacked) {
    throw new Refusal(
      `The link is refused: it unpacks to more than ${shown(MOST_TEXT)} bytes, which no cell has.`,
    );
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(unpacked);
  } catch {
    throw new Refusal('The link is broken: what it holds is not text.');
  }
}

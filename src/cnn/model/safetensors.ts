import { InputError } from '../tensor/input-error.ts';
import type { PlainTensor } from '../tensor/plain-tensor.ts';
import { readEntries, type TensorEntry } from './safetensors-entries.ts';

/**
 * What a safetensors file holds: float32 tensors and words, by name.
 *
 * Maps, not objects, so that no name in a file can reach a prototype.
 */
export interface Safetensors {
  readonly tensors: ReadonlyMap<string, PlainTensor>;
  readonly metadata: ReadonlyMap<string, string>;
}

const LENGTH_BYTES = 8;
const LONGEST_HEADER = 2 ** 20;

/**
 * Writes a safetensors file: the header's length in 8 bytes, little end first, the header as JSON, then
 * all numbers.
 *
 * The header is padded with spaces to a multiple of 8, so that the numbers are aligned.
 *
 * @param where the public function that asked, for messages.
 * @throws InputError for a number that is not finite, or data that does not fill its shape.
 */
export function writeSafetensors(
  { tensors, metadata }: Safetensors,
  where = 'writeSafetensors',
): Uint8Array {
  const header = new Map<string, unknown>([['__metadata__', Object.fromEntries(metadata)]]);
  let end = 0;
  for (const [name, { shape, data }] of tensors) {
    checkFinite(where, name, data);
    const begin = end;
    end += data.byteLength;
    header.set(name, { dtype: 'F32', shape, data_offsets: [begin, end] });
  }
  const json = new TextEncoder().encode(JSON.stringify(Object.fromEntries(header)));
  const start = LENGTH_BYTES + Math.ceil(json.length / 8) * 8;
  const bytes = new Uint8Array(start + end).fill(0x20, LENGTH_BYTES, start);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(start - LENGTH_BYTES), true);
  bytes.set(json, LENGTH_BYTES);
  let at = start;
  for (const { data } of tensors.values()) {
    bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), at);
    at += data.byteLength;
  }
  return bytes;
}

/**
 * Reads a safetensors file of float32 tensors. Everything the header says is checked before any
 * tensor is made; the tensors are copies.
 *
 * @param where the public function that asked, for messages.
 * @throws InputError naming what is wrong: too short, no JSON, offsets that do not add up, a number
 * that is not finite.
 */
export function readSafetensors(bytes: Uint8Array, where = 'readSafetensors'): Safetensors {
  const start = LENGTH_BYTES + headerLength(bytes, where);
  const header = parseHeader(bytes.subarray(LENGTH_BYTES, start), where);
  const entries = readEntries(header, where);
  const expected = start + (entries.at(-1)?.end ?? 0);
  if (bytes.length !== expected) {
    const counted = (count: number) => `${count.toLocaleString('en-US')} bytes`;
    throw new InputError(where, `a file of ${counted(expected)}`, counted(bytes.length));
  }
  const tensors = new Map(entries.map((entry) => [entry.name, tensorAt(bytes, start, entry)]));
  for (const [name, { data }] of tensors) checkFinite(where, name, data);
  return { tensors, metadata: readMetadata(header, where) };
}

function headerLength(bytes: Uint8Array, where: string): number {
  if (bytes.length < LENGTH_BYTES) {
    const wanted = 'a safetensors file, which begins with the 8 bytes of a length';
    throw new InputError(where, wanted, `${bytes.length} bytes in all`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = view.getBigUint64(0, true);
  const most = BigInt(Math.min(bytes.length - LENGTH_BYTES, LONGEST_HEADER));
  if (length >= 2n && length <= most) return Number(length);
  throw new InputError(
    where,
    `a safetensors file, whose header here can have 2 to ${most.toLocaleString('en-US')} bytes`,
    `${length.toLocaleString('en-US')}; the file is cut short or of another kind`,
  );
}

function parseHeader(json: Uint8Array, where: string): Map<string, unknown> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(json);
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return new Map(Object.entries(value));
  } catch {
    // Falls through to the one sentence for a header that is not what it should be.
  }
  throw new InputError(
    where,
    'a safetensors file, whose header is a JSON object',
    'another header',
  );
}

function readMetadata(header: ReadonlyMap<string, unknown>, where: string): Map<string, string> {
  const given = header.get('__metadata__') ?? {};
  const entries = isObject(given) ? Object.entries(given) : [['', null]];
  return new Map(
    entries.map(([name, value]) => {
      if (typeof value === 'string') return [name as string, value];
      throw new InputError(where, '__metadata__ to hold strings by name', value);
    }),
  );
}

function tensorAt(
  bytes: Uint8Array,
  start: number,
  { shape, begin, end }: TensorEntry,
): PlainTensor {
  // Not `slice`: that of Node's Buffer copies nothing, and its memory is shared with other files.
  const copy = new Uint8Array(bytes.subarray(start + begin, start + end));
  return { shape, data: new Float32Array(copy.buffer) };
}

function checkFinite(where: string, name: string, data: Float32Array): void {
  const odd = data.findIndex((value) => !Number.isFinite(value));
  if (odd >= 0)
    throw new InputError(where, `finite numbers in '${name}'`, `${data[odd]} at ${odd}`);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

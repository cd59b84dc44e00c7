import type { PageImage, PageNetwork, SceneChoice } from '../../runner/engine/index.ts';
import { bytesToText, textToBytes } from '../../runner/sandbox/values/index.ts';
import type { PageSubject } from './subject.ts';

const FORMAT = 1;
const CLASSES = 10;
/** Pixels along the side of a picture of the reader's own. */
export const MOST_SIDE = 256;

/** A subject, and what is kept for when a link has changed it. */
export interface KeptSubject extends PageSubject {
  /** The image that the reader had chosen before links with code brought others. */
  readonly before?: PageImage;
}

/** What a browser's storage holds of a subject. */
export function writeSubject({ network, image, before }: KeptSubject): string {
  const images = { image: asText(image), ...(before && { before: asText(before) }) };
  return JSON.stringify({ format: FORMAT, network, ...images });
}

/** What storage held, field by field; what is not of this form is left out. */
export function readSubject(text: string | null): Partial<KeptSubject> {
  try {
    const kept = record(JSON.parse(text ?? 'null'));
    if (kept.format !== FORMAT) return {};
    const network = readNetwork(record(kept.network));
    const image = readImage(record(kept.image));
    const before = readImage(record(kept.before));
    return { ...(network && { network }), ...(image && { image }), ...(before && { before }) };
  } catch {
    return {};
  }
}

type Fields = Readonly<Record<string, unknown>>;

function record(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function asText(image: PageImage): object {
  return 'bytes' in image ? { ...image, bytes: bytesToText(image.bytes) } : image;
}

function readNetwork({ from, name }: Fields): PageNetwork | null {
  if (from === 'trained') return { from };
  if ((from === 'shipped' || from === 'file') && typeof name === 'string') return { from, name };
  return null;
}

function readImage(fields: Fields): PageImage | null {
  if (fields.from === 'scene') return readScene(fields);
  const { shape, bytes } = fields;
  if (!isShape(shape) || typeof bytes !== 'string') return null;
  const picture = { shape, bytes: textToBytes(bytes) };
  if (picture.bytes.length !== shape[0] * shape[1] * shape[2]) return null;
  const { from, index, label, name } = fields;
  if (from === 'own' && typeof name === 'string') return { from, name, ...picture };
  if (from === 'cifar10' && isCount(index) && isCount(label, CLASSES)) {
    return { from, index, label, ...picture };
  }
  return null;
}

function readScene({ label, seed, knobs }: Fields): SceneChoice | null {
  if (!isCount(label, CLASSES) || !isCount(seed)) return null;
  const turned = Object.entries(record(knobs)).filter(
    ([, value]) => typeof value === 'number' && value >= 0 && value <= 1,
  );
  return {
    from: 'scene',
    label,
    seed,
    ...(turned.length > 0 && { knobs: Object.fromEntries(turned) }),
  };
}

function isShape(value: unknown): value is readonly [number, number, 3] {
  return (
    Array.isArray(value) &&
    value.length === 3 &&
    value[2] === 3 &&
    value.every((side) => isCount(side, MOST_SIDE + 1))
  );
}

function isCount(value: unknown, below = Infinity): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) < below;
}

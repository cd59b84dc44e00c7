import type { ElementView, FieldValue, LayerRow, TensorView, View } from '../protocol/index.ts';
import { isTensorLike, tensorView } from './describe-tensor.ts';
import { isRecord } from './read-basics.ts';

/** The most pictures of a set that are sent. */
const MOST_IMAGES = 32;
const MOST_CLASSES = 64;

const classNames = new WeakMap<object, readonly string[]>();

/** Notes the classes of what was evaluated, since an evaluation does not carry them. */
export function rememberClasses(evaluation: object, classes: readonly string[]): void {
  classNames.set(evaluation, classes);
}

/**
 * What the library made, as a figure of its own: a summary or a network as a table of layers, an
 * evaluation as a confusion matrix, a set of images as pictures; null for anything else.
 */
export function recognise(value: object): View | null {
  return summaryView(value) ?? networkView(value) ?? evaluationView(value) ?? imageSetView(value);
}

function element(tag: string, fields: Record<string, FieldValue>, caption: string): ElementView {
  return { kind: 'element', tag, fields, caption };
}

function summaryView(value: object): View | null {
  const { layers, parameters, multiplyAdds } = value as Record<string, unknown>;
  if (typeof parameters !== 'number' || typeof multiplyAdds !== 'number') return null;
  if (!Array.isArray(layers) || layers.length === 0 || !layers.every(isLayerRow)) return null;
  const report = layers.map((row): LayerRow => {
    const { name, kind, outputShape, parameters, multiplyAdds, receptiveField } = row;
    return { name, kind, outputShape, parameters, multiplyAdds, receptiveField };
  });
  return element('layer-table', { report }, '');
}

function isLayerRow(row: unknown): row is LayerRow {
  return (
    isRecord(row) &&
    typeof row.kind === 'string' &&
    Array.isArray(row.outputShape) &&
    typeof row.receptiveField === 'number'
  );
}

function networkView(value: object): View | null {
  const { layers, summary, forward } = value as Record<string, unknown>;
  if (!Array.isArray(layers) || typeof summary !== 'function' || typeof forward !== 'function') {
    return null;
  }
  const counted: unknown = summary.call(value);
  return isRecord(counted) ? summaryView(counted) : null;
}

function evaluationView(value: object): View | null {
  const { count, accuracy, loss, confusion } = value as Record<string, unknown>;
  if (typeof count !== 'number' || typeof accuracy !== 'number' || typeof loss !== 'number') {
    return null;
  }
  if (!isRecord(confusion) || !isTensorLike(confusion) || !ArrayBuffer.isView(confusion.data)) {
    return null;
  }
  const [rows, columns] = confusion.shape;
  if (rows !== columns || !(rows >= 1 && rows <= MOST_CLASSES)) return null;
  const data = confusion.data as Float32Array;
  const grid = Array.from({ length: rows }, (_, row) =>
    Array.from(data.subarray(row * rows, (row + 1) * rows)),
  );
  const names = classNames.get(value) ?? [];
  const classes = Array.from({ length: rows }, (_, i) => names[i] ?? `class ${i}`);
  const caption = `accuracy ${Number(accuracy.toPrecision(4))}, loss ${Number(loss.toPrecision(4))}`;
  return element('confusion-matrix', { confusion: grid, classes }, caption);
}

function imageSetView(value: object): View | null {
  return isImageSet(value) ? imageSetPictures(value, MOST_IMAGES, 0) : null;
}

/** What an `ImageSet` of the library has. */
interface ImageSetLike {
  readonly images: Uint8Array;
  readonly labels: Uint8Array;
  readonly count: number;
  readonly shape: readonly number[];
  readonly classes: readonly string[];
}

export function isImageSet(value: object): value is ImageSetLike {
  const { images, labels, count, shape, classes } = value as Partial<ImageSetLike>;
  return (
    images instanceof Uint8Array &&
    labels instanceof Uint8Array &&
    Array.isArray(shape) &&
    shape.length === 3 &&
    Array.isArray(classes) &&
    images.length === Number(count) * shape.reduce((a: number, b: number) => a * b, 1)
  );
}

/** The first images of a set as pictures with their classes. */
export function imageSetPictures(set: ImageSetLike, most: number, columns: number): View {
  const about = { of: 'uint8', axes: ['batch', 'height', 'width', 'channels'] };
  const size = set.shape.reduce((a, b) => a * b, 1);
  const tensor: TensorView = tensorView(
    set.images,
    { ...about, shape: [set.count, ...set.shape] },
    most * size,
  );
  const labels = Array.from(set.labels.subarray(0, tensor.sent), (label) =>
    String(set.classes[label] ?? `class ${label}`),
  );
  return { kind: 'images', tensor, labels, columns };
}

import type { TensorView } from '../protocol/index.ts';
import { floatsToText } from './floats-text.ts';

/** The most values that are sent along with one value that is shown; an image of 224 × 224 is whole. */
export const MOST_TENSOR_VALUES = 160_000;

const MOST_AXES = 8;

/** What a tensor of the library and plain `{ shape, data }` have in common. */
interface TensorLike {
  readonly shape: readonly number[];
  readonly dtype?: unknown;
  readonly isDisposed?: unknown;
  readonly trainable?: unknown;
  dataSync?(): ArrayLike<number>;
  readonly data?: unknown;
}

/**
 * A tensor as shape, range and values; null for anything else.
 *
 * Where there are more than `most` values, the first entries of the outermost axis are sent.
 */
export function describeTensor(value: object, most = MOST_TENSOR_VALUES): TensorView | null {
  if (!isTensorLike(value)) return null;
  const of = typeof value.dtype === 'string' ? value.dtype : 'float32';
  const about = { shape: value.shape.slice(0, MOST_AXES), axes: axesOf(value), of };
  return tensorView(valuesOf(value), about, most);
}

/** Values with their shape as they are shown. */
export function tensorView(
  values: ArrayLike<number> | null,
  about: Pick<TensorView, 'shape' | 'axes' | 'of'>,
  most = MOST_TENSOR_VALUES,
): TensorView {
  const { shape } = about;
  const entry = shape.slice(1).reduce((a, b) => a * b, 1);
  const sent = values ? Math.min(shape[0] ?? 1, Math.floor(most / Math.max(1, entry))) : 0;
  const data = values && sent > 0 ? floatsToText(values, sent * entry) : null;
  return { kind: 'tensor', ...about, ...measure(values ?? []), sent, data };
}

/** Whether it is a tensor of the library or plain `{ shape, data }` of the right length. */
export function isTensorLike(value: object): value is TensorLike {
  const { shape, dtype, dataSync, data } = value as Partial<TensorLike>;
  if (!Array.isArray(shape) || !shape.every((size) => Number.isInteger(size) && size >= 0))
    return false;
  if (typeof dataSync === 'function') return typeof dtype === 'string' && dtype !== 'string';
  return (
    ArrayBuffer.isView(data) && (data as Float32Array).length === shape.reduce((a, b) => a * b, 1)
  );
}

/** The library's own order of axes; a variable of its networks is a filter or a matrix of weights. */
function axesOf({ shape, trainable }: TensorLike): string[] | null {
  const learnt = typeof trainable === 'boolean';
  if (shape.length === 4 && learnt) return ['height', 'width', 'depth', 'filters'];
  if (shape.length === 2 && learnt) return ['inputs', 'units'];
  if (shape.length === 4) return ['batch', 'height', 'width', 'channels'];
  return shape.length === 3 ? ['height', 'width', 'channels'] : null;
}

function valuesOf(value: TensorLike): ArrayLike<number> | null {
  if (typeof value.dataSync !== 'function') return value.data as Float32Array;
  return value.isDisposed === true ? null : value.dataSync();
}

function measure(
  values: ArrayLike<number>,
): Pick<TensorView, 'range' | 'mean' | 'nan' | 'infinite'> {
  let low = Infinity;
  let high = -Infinity;
  let sum = 0;
  let nan = 0;
  let infinite = 0;
  for (let i = 0; i < values.length; i++) {
    const value = Number(values[i]);
    if (Number.isNaN(value)) nan++;
    else if (!Number.isFinite(value)) infinite++;
    else {
      sum += value;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  const finite = values.length - nan - infinite;
  const range = finite > 0 ? ([low, high] as const) : null;
  return { range, mean: finite > 0 ? sum / finite : 0, nan, infinite };
}

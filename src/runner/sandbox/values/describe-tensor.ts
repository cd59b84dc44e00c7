import { type TensorView } from '../protocol.ts';

/** The most values of a tensor that are sent along. */
const MOST_VALUES = 4096;

/** What a tensor of the library and plain `{ shape, data }` have in common. */
interface TensorLike {
  readonly shape: readonly number[];
  readonly dtype?: unknown;
  readonly isDisposed?: unknown;
  dataSync?(): ArrayLike<number>;
  readonly data?: unknown;
}

/** A tensor as its shape, range and values; null for anything else. */
export function describeTensor(value: object): TensorView | null {
  if (!isTensorLike(value)) return null;
  const shape = value.shape.slice(0, 8);
  const of = typeof value.dtype === 'string' ? value.dtype : 'float32';
  const values = valuesOf(value);
  if (!values) return { kind: 'tensor', shape, of, range: null, notFinite: 0, data: null };
  const { range, notFinite } = rangeOf(values);
  const whole = values.length <= MOST_VALUES && notFinite === 0;
  return { kind: 'tensor', shape, of, range, notFinite, data: whole ? Array.from(values) : null };
}

function isTensorLike(value: object): value is TensorLike {
  const { shape, dtype, dataSync, data } = value as Partial<TensorLike>;
  if (!Array.isArray(shape) || !shape.every((size) => Number.isInteger(size) && size >= 0))
    return false;
  if (typeof dataSync === 'function') return typeof dtype === 'string';
  return (
    ArrayBuffer.isView(data) && (data as Float32Array).length === shape.reduce((a, b) => a * b, 1)
  );
}

function valuesOf(value: TensorLike): ArrayLike<number> | null {
  if (typeof value.dataSync !== 'function') return value.data as Float32Array;
  return value.isDisposed === true ? null : value.dataSync();
}

function rangeOf(values: ArrayLike<number>): Pick<TensorView, 'range' | 'notFinite'> {
  let low = Infinity;
  let high = -Infinity;
  let notFinite = 0;
  for (let i = 0; i < values.length; i++) {
    const value = Number(values[i]);
    if (!Number.isFinite(value)) notFinite++;
    else {
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return { range: low <= high ? [low, high] : null, notFinite };
}

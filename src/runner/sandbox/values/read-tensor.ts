import type { TensorView } from '../protocol/index.ts';
import { holdsFloats } from './floats-text.ts';
import { count, finite, text } from './read-basics.ts';

const MOST_AXES = 8;

/** Reads a tensor by its schema; null where it is not one. */
export function readTensor(from: Record<string, unknown>): TensorView | null {
  const { shape } = from;
  if (!isShape(shape)) return null;
  const sent = Math.min(count(from.sent), shape[0] ?? 1);
  const values = sent * shape.slice(1).reduce((a, b) => a * b, 1);
  const { data } = from;
  const held = typeof data === 'string' && sent > 0 && holdsFloats(data, values);
  return {
    kind: 'tensor',
    shape: [...shape],
    axes: readAxes(from.axes, shape.length),
    of: text(from.of).slice(0, 40),
    range: readRange(from.range),
    mean: finite(from.mean),
    nan: count(from.nan),
    infinite: count(from.infinite),
    sent: held ? sent : 0,
    data: held ? data : null,
  };
}

function isShape(from: unknown): from is number[] {
  return (
    Array.isArray(from) &&
    from.length <= MOST_AXES &&
    from.every((size) => Number.isSafeInteger(size) && size >= 0)
  );
}

function readAxes(from: unknown, rank: number): string[] | null {
  return Array.isArray(from) && from.length === rank
    ? from.map((axis) => text(axis).slice(0, 40))
    : null;
}

function readRange(from: unknown): readonly [number, number] | null {
  return Array.isArray(from) && from.length === 2 && from.every(Number.isFinite)
    ? [from[0] as number, from[1] as number]
    : null;
}

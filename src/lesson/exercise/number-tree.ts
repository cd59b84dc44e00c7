import { formatValue } from './format-value.ts';
import type { PlainValue } from './plain-value.ts';

/** One number in arrays of arrays, and the indices that lead to it. */
export interface Leaf {
  readonly path: readonly number[];
  readonly value: number;
}

/** The numbers of a number or of arrays of any depth, in order; null where something else is among them. */
export function leavesOf(tree: PlainValue, path: readonly number[] = []): readonly Leaf[] | null {
  if (typeof tree === 'number') return [{ path, value: tree }];
  if (!Array.isArray(tree)) return null;
  const parts = tree.map((item: PlainValue, index) => leavesOf(item, [...path, index]));
  return parts.some((part) => part === null) ? null : parts.flatMap((part) => part ?? []);
}

/** The same arrays with another number at one place. */
export function withLeaf(tree: PlainValue, path: readonly number[], value: number): PlainValue {
  const [index, ...rest] = path;
  if (index === undefined) return value;
  return (tree as readonly PlainValue[]).map((item, at) =>
    at === index ? withLeaf(item, rest, value) : item,
  );
}

/** What a value is, for a message: `a number`, `shape [2, 3]`, or the value where it has no shape. */
export function describeShape(tree: PlainValue): string {
  if (typeof tree === 'number') return 'a number';
  const shape = shapeOf(tree);
  return shape ? `an array of shape [${shape.join(', ')}]` : formatValue(tree);
}

function shapeOf(tree: PlainValue): readonly number[] | null {
  if (typeof tree === 'number') return [];
  if (!Array.isArray(tree)) return null;
  const inner = tree.map((item: PlainValue) => shapeOf(item));
  const [first = []] = inner;
  const regular = inner.every((shape) => shape && shape.join() === first?.join());
  return regular ? [tree.length, ...(first ?? [])] : null;
}

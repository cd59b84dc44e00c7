/** A tensor of the framework that has not been disposed. */
export interface LiveTensor {
  readonly id: number;
  readonly size: number;
  readonly dtype: string;
  readonly isDisposed: boolean;
  dispose(): void;
}

/** More than this is not looked through. */
const MOST_OBJECTS = 200_000;

/**
 * The tensors that values hold, directly or through objects, lists, maps and sets; getters are not called.
 *
 * @returns null where there is too much to look through.
 */
export function liveTensors(values: readonly unknown[]): Set<LiveTensor> | null {
  const found = new Set<LiveTensor>();
  const seen = new Set<object>();
  const queue: unknown[] = [...values];
  while (queue.length > 0) {
    const value = queue.pop();
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    if (seen.size > MOST_OBJECTS) return null;
    if (isTensor(value)) {
      if (!value.isDisposed) found.add(value);
    } else queue.push(...partsOf(value));
  }
  return found;
}

function isTensor(value: object): value is LiveTensor {
  const { id, size, dtype, isDisposed, dispose, dataId } = value as Record<string, unknown>;
  return (
    typeof id === 'number' &&
    typeof size === 'number' &&
    typeof dtype === 'string' &&
    typeof isDisposed === 'boolean' &&
    typeof dispose === 'function' &&
    typeof dataId === 'object'
  );
}

function partsOf(value: object): unknown[] {
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return [];
  // A list of numbers holds nothing, and there may be millions.
  if (Array.isArray(value)) return value.filter((one) => typeof one === 'object');
  const parts: unknown[] = [];
  if (value instanceof Map) for (const [key, item] of value) parts.push(key, item);
  if (value instanceof Set) parts.push(...value);
  for (const key of Reflect.ownKeys(value)) {
    const property = Reflect.getOwnPropertyDescriptor(value, key);
    if (property && 'value' in property) parts.push(property.value);
  }
  return parts;
}

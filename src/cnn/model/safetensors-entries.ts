import { InputError } from '../tensor/input-error.ts';
import { sizeOf } from '../tensor/shape.ts';

/** Where a tensor lies, in bytes from the end of the header. */
export interface TensorEntry {
  readonly name: string;
  readonly shape: readonly number[];
  readonly begin: number;
  readonly end: number;
}

const BYTES_PER_NUMBER = 4;

/**
 * The tensors that a header announces, in the order in which they lie.
 *
 * @throws InputError for a type other than float32, a shape that is not what its offsets hold, and
 * offsets that overlap or leave a gap.
 */
export function readEntries(header: ReadonlyMap<string, unknown>, where: string): TensorEntry[] {
  const entries = [...header]
    .filter(([name]) => name !== '__metadata__')
    .map(([name, value]) => readEntry(name, value, where))
    .sort((a, b) => a.begin - b.begin || a.end - b.end);
  let end = 0;
  for (const entry of entries) {
    if (entry.begin !== end) {
      const wanted = `tensor '${entry.name}' to begin where the one before it ends, at byte ${end}`;
      throw new InputError(where, wanted, entry.begin);
    }
    end = entry.end;
  }
  return entries;
}

function readEntry(name: string, value: unknown, where: string): TensorEntry {
  const { dtype, shape, data_offsets: offsets } = (value ?? {}) as Record<string, unknown>;
  if (dtype !== 'F32') throw new InputError(where, `tensor '${name}' to have dtype F32`, dtype);
  if (!isCounts(shape)) {
    throw new InputError(where, `tensor '${name}' to have a shape of whole numbers`, shape);
  }
  if (!isCounts(offsets) || offsets.length !== 2) {
    throw new InputError(where, `tensor '${name}' to have two data_offsets`, offsets);
  }
  const [begin, end] = offsets;
  const bytes = sizeOf(shape) * BYTES_PER_NUMBER;
  if (end - begin !== bytes) {
    throw new InputError(
      where,
      `tensor '${name}' to have ${bytes} bytes for its shape`,
      end - begin,
    );
  }
  return { name, shape, begin, end };
}

function isCounts(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((size) => Number.isSafeInteger(size) && size >= 0);
}

import type { BatchPart } from '../../layers/index.ts';
import type { PlainTensor } from '../../tensor/plain-tensor.ts';

/** A part of a batch with its size. */
export interface Shard extends BatchPart {
  readonly count: number;
}

/**
 * In how many parts batches of networks with batch normalisation are cut by default, so that it does not matter how many
 * compute: as many as there are workers at most.
 */
export const USUAL_SHARDS = 4;

/** Cuts `total` images into at most `parts` runs that differ by one image at most, none of them empty. */
export function shardsOf(total: number, parts: number): Shard[] {
  const wanted = Math.min(parts, total);
  return Array.from({ length: wanted }, (_, i) => {
    const first = Math.floor((i * total) / wanted);
    return { first, count: Math.floor(((i + 1) * total) / wanted) - first, of: total };
  });
}

/** The images of a shard, copied, so that they can be handed over. */
export function cut({ shape, data }: PlainTensor, { first, count }: Shard): PlainTensor {
  const each = data.length / shape[0];
  return {
    shape: [count, ...shape.slice(1)],
    data: data.slice(first * each, (first + count) * each),
  };
}

/** Shards' results put together again, in order. */
export function join(parts: readonly PlainTensor[]): PlainTensor {
  const data = new Float32Array(parts.reduce((sum, part) => sum + part.data.length, 0));
  let at = 0;
  for (const part of parts) {
    data.set(part.data, at);
    at += part.data.length;
  }
  const count = parts.reduce((sum, { shape }) => sum + shape[0], 0);
  return { shape: [count, ...parts[0].shape.slice(1)], data };
}

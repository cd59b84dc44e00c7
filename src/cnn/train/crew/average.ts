import type { Network } from '../../model/index.ts';
import type { Slopes } from '../slopes.ts';
import { unflatten, variablesOf, writeFlat } from './flat.ts';
import type { PartSlopes } from './messages.ts';
import type { Shard } from './shards.ts';

/** The slopes of a batch from those of its parts, weighted by their images; the statistics go on by it. */
export function average(
  network: Network,
  shards: readonly Shard[],
  parts: readonly PartSlopes[],
): Slopes {
  const { learnt, kept } = variablesOf(network);
  const shares = shards.map(({ count, of }) => count / of);
  const loss = mean(
    shares,
    parts.map((part) => part.loss),
  );
  const gradients = meanList(
    shares,
    parts.map((part) => part.gradients),
  );
  writeFlat(
    kept,
    meanList(
      shares,
      parts.map((part) => part.statistics),
    ),
  );
  return {
    loss,
    accuracy: mean(
      shares,
      parts.map((part) => part.accuracy),
    ),
    finite: Number.isFinite(loss + size(gradients)),
    gradients: unflatten(learnt, gradients),
  };
}

function mean(shares: readonly number[], values: readonly number[]): number {
  return shares.reduce((sum, share, i) => sum + share * values[i], 0);
}

function meanList(shares: readonly number[], lists: readonly Float32Array[]): Float32Array {
  const sum = new Float32Array(lists[0].length);
  lists.forEach((list, i) => {
    const share = shares[i];
    for (let at = 0; at < sum.length; at++) sum[at] += share * list[at];
  });
  return sum;
}

function size(list: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < list.length; at++) sum += Math.abs(list[at]);
  return sum;
}

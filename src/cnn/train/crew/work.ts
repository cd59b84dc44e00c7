import * as tf from '@tensorflow/tfjs-core';
import type { Network } from '../../model/index.ts';
import { InputError } from '../../tensor/input-error.ts';
import { Random } from '../../tensor/random.ts';
import { lossNamed } from '../losses.ts';
import { outputsHere } from '../outputs.ts';
import { slopesHere } from '../slopes.ts';
import { flatten, variablesOf, writeFlat } from './flat.ts';
import type { PartSlopes, Results, SlopesWork, Work } from './messages.ts';

/**
 * Does work that a crew hands out; the crew's own thread and its mates run the same code, so that it
 * does not matter who does what.
 *
 * @param statistics of the network as they were handed out, one after the other.
 */
export function doWork<W extends Work>(
  work: W,
  network: Network,
  statistics: Float32Array,
): Promise<Results[W['type']]>;
export function doWork(
  work: Work,
  network: Network,
  statistics: Float32Array,
): Promise<Results[keyof Results]> {
  return work.type === 'slopes'
    ? partSlopes(work, network, statistics)
    : outputsHere(network, work.images, work.wanted);
}

async function partSlopes(
  { images, labels, loss: name, noise, part }: SlopesWork,
  network: Network,
  statistics: Float32Array,
): Promise<PartSlopes> {
  const loss = lossNamed(name);
  if (!loss) throw new InputError('crew', 'a loss of ours', name);
  const { learnt, kept } = variablesOf(network);
  // Every part goes on from the statistics before the batch, whoever computed another part already.
  writeFlat(kept, statistics);
  const random = Random.from(noise);
  const found = await slopesHere({ network, images, labels, loss, noise: random, part });
  try {
    return {
      loss: found.loss,
      accuracy: found.accuracy,
      gradients: flatten(learnt.map((variable) => found.gradients[variable.name])),
      statistics: flatten(kept.map(({ value }) => value)),
      noise: random.state(),
    };
  } finally {
    tf.dispose(found.gradients);
  }
}

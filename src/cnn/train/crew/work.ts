import * as tf from '@tensorflow/tfjs-core';
import type { Network } from '../../model/index.ts';
import { InputError } from '../../tensor/input-error.ts';
import { Random } from '../../tensor/random.ts';
import { lossNamed } from '../losses.ts';
import { outputsHere } from '../outputs.ts';
import { slopesHere } from '../slopes.ts';
import { flatten, variablesOf } from './flat.ts';
import type { PartSlopes, Results, SlopesWork, Work } from './messages.ts';

/**
 * Does work that a crew hands out, and leaves the network as it was; the crew's own thread and its mates run
 * the same code, so that it does not matter who does what.
 */
export function doWork<W extends Work>(work: W, network: Network): Promise<Results[W['type']]>;
export function doWork(work: Work, network: Network): Promise<Results[keyof Results]> {
  return work.type === 'slopes'
    ? partSlopes(work, network)
    : outputsHere(network, work.images, work.wanted);
}

async function partSlopes(
  { images, labels, loss: name, noise, part }: SlopesWork,
  network: Network,
): Promise<PartSlopes> {
  const loss = lossNamed(name);
  if (!loss) throw new InputError('crew', 'a loss of ours', name);
  const { learnt, kept } = variablesOf(network);
  const statistics = kept.map(({ value }) => tf.clone(value));
  const random = Random.from(noise);
  let gradients: tf.NamedTensorMap = {};
  try {
    const found = await slopesHere({ network, images, labels, loss, noise: random, part });
    gradients = found.gradients;
    return {
      loss: found.loss,
      accuracy: found.accuracy,
      gradients: flatten(learnt.map((variable) => gradients[variable.name])),
      statistics: flatten(kept.map(({ value }) => value)),
      noise: random.state(),
    };
  } finally {
    // Whatever comes next, another part or a pass after the run diverged, goes on from those before the batch.
    kept.forEach(({ value }, i) => value.assign(statistics[i]));
    tf.dispose([gradients, statistics]);
  }
}

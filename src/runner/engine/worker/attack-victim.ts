import { type ImageScores } from '../../../cnn/explain/index.ts';
import { type Network } from '../../../cnn/model/index.ts';
import { type PlainTensor } from '../../../cnn/tensor/plain-tensor.ts';
import { type Staff } from './staff.ts';
import { type Turns } from './turns.ts';

/** A network under attack, and who computes for it. */
export interface Victim {
  readonly network: Network;
  readonly turns: Turns;
  /** Shares many images among the cores. */
  readonly staff: Staff;
}

/** Class probabilities of images, a batch a turn, on all cores where there are several. */
export function scoresOf({ network, turns, staff }: Victim): ImageScores {
  return async (images) => softmax(await turns.take(() => staff.outputs(network, images)));
}

/** What a network says of one image. */
export async function askOne(victim: Victim, image: PlainTensor): Promise<Float32Array> {
  return (await scoresOf(victim)({ shape: [1, ...image.shape], data: image.data })).data;
}

/** Rows of logits as rows of probabilities; in place, since nobody else has them. */
function softmax({ shape, data }: PlainTensor): PlainTensor {
  const [count, classes] = shape;
  for (let row = 0; row < count; row++) {
    const scores = data.subarray(row * classes, (row + 1) * classes);
    // The greatest is taken off first, or e to the power of 100 is no number any more.
    const greatest = scores.reduce((most, score) => Math.max(most, score), -Infinity);
    let sum = 0;
    for (let i = 0; i < classes; i++) sum += scores[i] = Math.exp(scores[i] - greatest);
    for (let i = 0; i < classes; i++) scores[i] /= sum;
  }
  return { shape, data };
}

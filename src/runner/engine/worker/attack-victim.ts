import { type ImageScores, probabilitiesOf } from '../../../cnn/explain/index.ts';
import type { Network } from '../../../cnn/model/index.ts';
import type { PlainTensor } from '../../../cnn/tensor/plain-tensor.ts';
import type { Staff } from './staff.ts';
import type { Turns } from './turns.ts';

/** A network under attack, and who computes for it. */
export interface Victim {
  readonly network: Network;
  readonly turns: Turns;
  /** Shares many images among the cores. */
  readonly staff: Staff;
}

/** Class probabilities of images, a batch a turn, on all cores where there are several. */
export function scoresOf({ network, turns, staff }: Victim): ImageScores {
  return async (images) => probabilitiesOf(await turns.take(() => staff.outputs(network, images)));
}

/** What a network says of one image. */
export async function askOne(victim: Victim, image: PlainTensor): Promise<Float32Array> {
  return (await scoresOf(victim)({ shape: [1, ...image.shape], data: image.data })).data;
}

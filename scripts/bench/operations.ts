import { recipeNamed } from '../../src/cnn/train/index.ts';
import type { Task } from './contestant.ts';
import type { Player } from './players.ts';

/**
 * Operations that an image cannot do without, a multiplication and an addition each: forward once; in
 * training again for the filters' gradients, and for the inputs' but those of the first layer, which
 * nobody asks for. Pools, ReLU, batch normalisation and the optimizer are not counted.
 *
 * @returns null where they are not counted: for others than ours on the processor, and for images that are nearly
 *   one, which are spared a part of the products.
 */
export function operationsOf({ contestant, setup }: Player, task: Task): number | null {
  if (contestant !== 'ours' || setup.backend !== undefined) return null;
  if (task !== 'train' && task !== 'forward') return null;
  const { layers, multiplyAdds } = recipeNamed(setup.network)(1).summary();
  if (task === 'forward') return 2 * multiplyAdds;
  const first = layers.find((layer) => layer.multiplyAdds > 0)?.multiplyAdds ?? 0;
  return 2 * (3 * multiplyAdds - first);
}

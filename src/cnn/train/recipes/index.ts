/** Networks to train from the command line, by name. */
import { InputError } from '../../tensor/input-error.ts';
import type { Network } from '../../model/index.ts';
import { convnetjs } from './convnetjs.ts';
import { deep } from './deep.ts';
import { pocket } from './pocket.ts';

/** A network with fresh weights from a seed. */
export type Recipe = (seed: number) => Network;

const recipes: Readonly<Record<string, Recipe>> = { convnetjs, deep, pocket };

/**
 * The recipe of a name.
 *
 * @throws InputError listing the names there are.
 */
export function recipeNamed(name: string): Recipe {
  if (Object.hasOwn(recipes, name)) return recipes[name];
  const names = Object.keys(recipes).map((known) => `'${known}'`);
  throw new InputError('recipeNamed', `one of ${names.join(', ')}`, name);
}

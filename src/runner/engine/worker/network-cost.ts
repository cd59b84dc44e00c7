import { everyLayer, type Network } from '../../../cnn/model/index.ts';
import { InputError } from '../../../cnn/tensor/input-error.ts';
import { sizeOf } from '../../../cnn/tensor/shape.ts';

/** What one image may cost with a network of a cell, whose file can be small and its layers endless. */
const MOST_NUMBERS = 4_000_000;
const MOST_MULTIPLY_ADDS = 1_000_000_000;

/**
 * Lets a network pass whose weights are not made yet, if it can be had with the memory and time of a page.
 *
 * @throws InputError when a single image would take too much of either.
 */
export function checkCost(network: Network): void {
  check('numbers in its layers for one image', MOST_NUMBERS, numbersIn(network));
  check('multiply-adds for one image', MOST_MULTIPLY_ADDS, network.summary().multiplyAdds);
}

/** Input and outputs of all layers, those in branches too. */
function numbersIn(network: Network): number {
  return everyLayer(network).reduce(
    (sum, { outputShape }) => sum + sizeOf(outputShape),
    sizeOf(network.input),
  );
}

function check(what: string, most: number, count: number): void {
  if (count <= most) return;
  const inWords = (number: number) => number.toLocaleString('en-US');
  throw new InputError('show', `a network of at most ${inWords(most)} ${what}`, inWords(count));
}

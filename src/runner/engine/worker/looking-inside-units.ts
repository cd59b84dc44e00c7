import { classScores, outputOf, type Unit } from '../../../cnn/explain/index.ts';
import { everyLayer, type Network } from '../../../cnn/model/index.ts';
import { InputError } from '../../../cnn/tensor/input-error.ts';
import type { PlainTensor } from '../../../cnn/tensor/plain-tensor.ts';
import type { LayerOutput, LayerOutputWish, UnitLayer } from '../looking-inside.ts';
import { inputOf, pictureOf } from './subject-images.ts';

/** What a layer gives for an image, and which others there are. */
export async function layerOutput(
  network: Network,
  { image, layer }: LayerOutputWish,
): Promise<LayerOutput> {
  const input = inputOf(image, network.input);
  const layers = unitLayers(network);
  const chosen = layer ?? layers.findLast(hasMaps)?.name ?? layers[0].name;
  if (!layers.some(({ name }) => name === chosen)) {
    const names = layers.map(({ name }) => name).join(', ');
    throw new InputError('layerOutput', `a layer among ${names}`, chosen);
  }
  const activation = await outputOf(network, input, chosen);
  return { layer: chosen, activation, layers, picture: pictureOf(input) };
}

/** The layers that compute something: flattening only writes the same numbers in a row. */
function unitLayers(network: Network): readonly UnitLayer[] {
  return everyLayer(network).filter(({ kind }) => kind !== 'flatten' && kind !== 'dropout');
}

function hasMaps({ outputShape }: UnitLayer): boolean {
  return outputShape.length === 3 && outputShape[0] * outputShape[1] > 1;
}

/** What is followed: the unit that is wished, or the most probable class. */
export async function followedUnit(
  network: Network,
  image: PlainTensor,
  unit?: Unit,
): Promise<Unit> {
  if (unit) return unit;
  const { data } = (await classScores(network, image)).logits;
  return { class: data.indexOf(Math.max(...data)) };
}

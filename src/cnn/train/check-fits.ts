import type { ImageSet } from '../data/dataset.ts';
import type { Network } from '../model/index.ts';
import { InputError } from '../tensor/input-error.ts';
import { formatShape, sameShape } from '../tensor/shape.ts';

/** Throws an `InputError` when a network cannot look at the images of a set, or not name their classes. */
export function checkFits(where: string, network: Network, images: ImageSet): void {
  if (images.count < 1) throw new InputError(where, 'at least one image', images.count);
  if (!sameShape(network.input, images.shape)) {
    const wanted = `a network for images of ${formatShape(images.shape)}`;
    throw new InputError(where, wanted, `one for ${formatShape(network.input)}`);
  }
  const classes = images.classes.length;
  if (network.output.length !== 1 || network.output[0] < classes) {
    const wanted = `a network that ends in ${classes} scores, one a class`;
    throw new InputError(where, wanted, `one that ends in ${formatShape(network.output)}`);
  }
}

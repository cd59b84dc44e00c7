import { chain, type ChainLink, chainWindow, type Layer, type Window } from '../layers/index.ts';
import type { Shape } from '../tensor/shape.ts';
import type { Network } from './network.ts';

/** A layer at its place in a network, in a branch or not. */
export interface LayerPlace {
  /** `conv1`, or with the way to it `residual1/main/conv2`: as a tap is given it. */
  readonly name: string;
  readonly kind: string;
  /** Without the batch axis. */
  readonly outputShape: Shape;
  /** The window on the input that one output sees: output i begins at pixel i · stride − pad. */
  readonly window: Window;
}

/**
 * Every layer of a network, those in branches before the layer that holds them; makes no tensor.
 *
 * @example
 * everyLayer(net).map(({ name }) => name); // ['conv1', 'residual1/main/conv1', 'residual1', 'dense1']
 */
export function everyLayer({ layers }: Network): readonly LayerPlace[] {
  return placesIn(layers, [], '');
}

/** `before` are the layers on the way from the input to this chain. */
function placesIn(
  links: readonly ChainLink[],
  before: readonly Layer[],
  prefix: string,
): LayerPlace[] {
  return links.flatMap(({ name, layer, inputShape, outputShape }, index) => {
    const way = [...before, ...links.slice(0, index).map((link) => link.layer)];
    const inside = (layer.branches ?? []).flatMap((branch, number) => {
      const under = `${prefix}${name}/${branchName(layer.kind, number)}/`;
      return placesIn(chain(branch, inputShape), way, under);
    });
    const window = chainWindow([...way, layer]);
    return [...inside, { name: `${prefix}${name}`, kind: layer.kind, outputShape, window }];
  });
}

function branchName(kind: string, index: number): string {
  return kind === 'residual' ? ['main', 'shortcut'][index] : `branch${index + 1}`;
}

import { type ChainLink, chainWindow, type Layer } from '../layers/index.ts';
import { type Shape, sizeOf } from '../tensor/shape.ts';

/** What a network is made of, counted without making it. */
export interface Summary {
  readonly layers: readonly LayerSummary[];
  /** Learnt numbers of all layers. */
  readonly parameters: number;
  /** Multiply-adds of all layers, for one image. */
  readonly multiplyAdds: number;
}

export interface LayerSummary {
  /** `conv1`, `pool2`. */
  readonly name: string;
  readonly kind: string;
  /** Without the batch axis. */
  readonly outputShape: Shape;
  /** Learnt numbers; statistics that are only kept do not count. */
  readonly parameters: number;
  /** Multiplications with their addition in the dot products of convolutions and dense layers. */
  readonly multiplyAdds: number;
  /** How far one output sees on the input, in pixels on a side, padding included. */
  readonly receptiveField: number;
}

/** Counts a chain of layers on an input of this shape. */
export function summarize(links: readonly ChainLink[], input: Shape): Summary {
  const layers = links.map((link, index) => ({
    name: link.name,
    kind: link.layer.kind,
    outputShape: link.outputShape,
    parameters: countParameters(link),
    multiplyAdds: link.layer.multiplyAdds(link.inputShape),
    receptiveField: receptiveField(
      links.slice(0, index + 1).map(({ layer }) => layer),
      input,
    ),
  }));
  return {
    layers,
    parameters: layers.reduce((sum, { parameters }) => sum + parameters, 0),
    multiplyAdds: layers.reduce((sum, { multiplyAdds }) => sum + multiplyAdds, 0),
  };
}

function countParameters({ layer, inputShape }: ChainLink): number {
  return layer
    .variables(inputShape)
    .filter(({ trainable }) => trainable)
    .reduce((sum, { shape }) => sum + sizeOf(shape), 0);
}

/** A layer that sees its whole input sees the whole image, or as far as windows reached beyond it. */
function receptiveField(layers: readonly Layer[], input: Shape): number {
  const whole = layers.findIndex(({ window }) => window?.size === Infinity);
  if (whole < 0) return chainWindow(layers).size;
  const side = Math.max(...input.slice(0, 2));
  return Math.max(side, chainWindow(layers.slice(0, whole)).size);
}

import { chain, type ChainLink, type Layer } from '../layers/index.ts';
import { type Shape, sizeOf } from '../tensor/shape.ts';
import type { Network } from './network.ts';

/** A network's layers with those inside of branches, counted without making it. */
export interface Outline {
  readonly input: Shape;
  readonly layers: readonly OutlineLayer[];
  /** Layers with weights on the longest way through: convolutions and dense layers, as papers count. */
  readonly depth: number;
}

export interface OutlineLayer {
  /** `conv1`, unique in its chain. */
  readonly name: string;
  readonly kind: string;
  /** Without the batch axis. */
  readonly outputShape: Shape;
  /** Learnt numbers, those of the branches too. */
  readonly parameters: number;
  readonly multiplyAdds: number;
  /** The chains inside a `residual` or `concat`; an empty one hands the input on. */
  readonly branches?: readonly (readonly OutlineLayer[])[];
}

/** Kinds that a paper counts when it says how deep a network is. */
const COUNTED: ReadonlySet<string> = new Set(['conv2d', 'dense']);

/**
 * Lists what a network is made of, down to the layers in its branches.
 *
 * @example
 * outline(architectures.resnet101()).depth; // 101
 */
export function outline(network: Network): Outline {
  const layers = network.layers.map(describe);
  return { input: network.input, layers, depth: depthOf(layers) };
}

function describe({ name, layer, inputShape, outputShape }: ChainLink): OutlineLayer {
  const learnt = layer.variables(inputShape).filter(({ trainable }) => trainable);
  return {
    name,
    kind: layer.kind,
    outputShape,
    parameters: learnt.reduce((sum, { shape }) => sum + sizeOf(shape), 0),
    multiplyAdds: layer.multiplyAdds(inputShape),
    ...(layer.branches && { branches: branchesOf(layer, layer.branches, inputShape) }),
  };
}

/** A residual without a shortcut hands its input on, which its `branches` leave out. */
function branchesOf(layer: Layer, branches: readonly (readonly Layer[])[], input: Shape) {
  const chains = branches.map((layers) => chain(layers, input).map(describe));
  return layer.kind === 'residual' && chains.length === 1 ? [...chains, []] : chains;
}

function depthOf(layers: readonly OutlineLayer[]): number {
  return layers.reduce((depth, { kind, branches }) => {
    const inside = branches ? Math.max(...branches.map(depthOf)) : 0;
    return depth + (COUNTED.has(kind) ? 1 : inside);
  }, 0);
}

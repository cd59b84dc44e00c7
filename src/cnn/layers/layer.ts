import type { Tensor } from '@tensorflow/tfjs-core';
import type { Random } from '../tensor/random.ts';
import type { Shape } from '../tensor/shape.ts';

/**
 * A layer before it has weights: options, and what follows from them.
 *
 * Shapes here leave out the batch axis: `[height, width, channels]` or `[units]`. A layer object
 * holds no tensor; a network owns the variables and hands them to `apply`.
 */
export interface Layer {
  /** The public name of the function that made it: `conv2d`. */
  readonly kind: string;
  /** The options with defaults filled in: plain data, enough to make the layer again. */
  readonly options: Readonly<Record<string, unknown>>;
  /** The chains inside a `residual` or `concat`; absent for a plain layer. */
  readonly branches?: readonly (readonly Layer[])[];
  /** How far one output looks along each spatial axis; absent where the layer works on each place alone. */
  readonly window?: Window;

  /** The output shape for an input shape; throws an `InputError` when the input does not fit. */
  outputShape(input: Shape): Shape;
  /** What the layer learns and keeps, in a fixed order; empty when it has no parameters. */
  variables(input: Shape): readonly VariableSpec[];
  /** Multiplications with their addition, for one image. */
  multiplyAdds(input: Shape): number;
  /** `[batch, ...input]` in, `[batch, ...output]` out; called inside `tidy`, keeps nothing. */
  apply(x: Tensor, variables: LayerVariables, context: ApplyContext): Tensor;
  /** The same with a ReLU behind it, in one pass; null where the backend has no such pass. */
  applyRectified?(x: Tensor, variables: LayerVariables, context: ApplyContext): Tensor | null;
}

/** A sliding window; `size: Infinity` where an output sees the whole map. */
export interface Window {
  readonly size: number;
  readonly stride: number;
  readonly pad: number;
}

/** One tensor that a layer wants, described so that it can be counted without being made. */
export interface VariableSpec {
  /** The field's name for it: `filter`, `bias`, `gamma`, `movingMean`. */
  readonly name: string;
  readonly shape: Shape;
  /** Drawn from a normal of variance 2 / fanIn (He et al. 2015), or constant. */
  readonly initial: { readonly he: number } | 'zeros' | 'ones';
  /** False for statistics that are kept but not learnt. */
  readonly trainable: boolean;
}

/** A layer's tensors by their names in `VariableSpec`. */
export type LayerVariables = Readonly<Record<string, Tensor>>;

/** Which images of a batch are passed through the network, where the batch is cut up. */
export interface BatchPart {
  /** The place of the first one in the batch, from 0. */
  readonly first: number;
  /** How many images the whole batch has. */
  readonly of: number;
}

/** What a pass through the network carries along. */
export interface ApplyContext {
  /** Whether dropout drops and batch normalisation uses the batch. */
  readonly training: boolean;
  /** For dropout; present when `training`. */
  readonly random?: Random;
  /** For dropout, which draws numbers for the whole batch; absent where the images are all of it. */
  readonly part?: BatchPart;
  /** Keeps a new value for a variable that is not learnt, e.g. a moving mean; copied, not owned. */
  keep(name: string, value: Tensor): void;
  /** Stands in for max(0, x), with another way back say; then no layer takes a ReLU into its own pass. */
  readonly rectify?: (x: Tensor) => Tensor;
  /** Looks at each layer's output on its way, and may put another tensor of its shape in its place. */
  readonly tap?: Tap;
  /** The one layer that `tap` has to see; every one unless told. Others may then share a pass. */
  readonly tapped?: string;
}

/** Is given a layer's name, in a branch with the way to it: `conv1`, `residual1/main/conv2`. */
export type Tap = (place: { readonly name: string }, output: Tensor) => Tensor;

import * as tf from '@tensorflow/tfjs-core';
import {
  type ApplyContext,
  applyChain,
  type BatchPart,
  chain,
  chainOutput,
  chainVariables,
  type ChainLink,
  type Layer,
  type OptionRules,
  readOptions,
  type Tap,
  type VariableSpec,
  whole,
} from '../layers/index.ts';
import { InputError } from '../tensor/input-error.ts';
import type { Random } from '../tensor/random.ts';
import { sameShape, type Shape, sizeOf } from '../tensor/shape.ts';
import { heWeights, type WeightSource } from './initial-weights.ts';
import { summarize, type Summary } from './summary.ts';

/** A layer at its place in a network. */
export type NetworkLayer = ChainLink;

/** A tensor that a network owns. */
export interface NetworkVariable {
  /** The layer's name and the tensor's: `conv1/filter`, `residual1/main/conv2/bias`. */
  readonly name: string;
  /** Lives until the network is disposed; `assign` gives it another value. */
  readonly value: tf.Variable;
  /** False for statistics that are kept but not learnt. */
  readonly trainable: boolean;
  /** Whether weight decay pulls at it: weights yes, biases and batch normalisation no. */
  readonly decays: boolean;
}

export interface ForwardOptions {
  /** Whether dropout drops and batch normalisation uses, and learns from, the batch; default false. */
  readonly training?: boolean;
  /** For dropout; needed in training where there is one. */
  readonly random?: Random;
  /** Where `x` lies in the batch that `random` is for; by default it is the batch. */
  readonly part?: BatchPart;
  /**
   * Called with each layer's output inside a `tidy`, those in branches too, `residual1/main/conv2` before
   * `residual1`; what it returns goes on in the output's place.
   */
  readonly tap?: Tap;
  /** The one layer that `tap` has to see; every one unless told, which takes more passes. */
  readonly tapped?: string;
  /** Stands in for max(0, x) in every ReLU; a `tf.customGrad` may send the gradient back another way. */
  readonly rectify?: (x: tf.Tensor) => tf.Tensor;
}

/** One layer's output for a batch; whoever asked for it disposes it, `tf.dispose` takes it whole. */
export type Activation = {
  readonly name: string;
  /** `[batch, ...outputShape]`. */
  readonly value: tf.Tensor;
};

export interface NetworkOptions {
  /** The shape of one image, `[height, width, channels]`, or `[features]`. */
  readonly input: Shape;
  /** Any whole number; the same seed gives the same weights to the bit, on every backend. */
  readonly seed: number;
}

/** As float32 half of the 4 GB that WASM can address; gradients need the other half. */
const MOST_NUMBERS = 2 ** 29;

/** Layers in a row, and the weights they need: made when they are first used, freed by `dispose`. */
export class Network {
  readonly input: Shape;
  readonly output: Shape;
  readonly seed: number;
  readonly layers: readonly NetworkLayer[];

  private readonly source: WeightSource;
  private owned: readonly NetworkVariable[] | null = null;
  private disposed = false;

  /** As `sequential`; `source` gives the first weights in place of the seed. */
  constructor(
    { input, seed }: NetworkOptions,
    layers: readonly Layer[],
    source: WeightSource = heWeights(seed),
  ) {
    this.input = [...input];
    this.seed = seed;
    this.layers = chain(layers, this.input);
    this.output = chainOutput(this.layers, this.input);
    this.source = source;
  }

  /** Shapes, parameters, multiply-adds and receptive fields; makes no tensor. */
  summary(): Summary {
    return summarize(this.layers, this.input);
  }

  /** What `variables` will have, described; makes no tensor. */
  variableSpecs(): readonly VariableSpec[] {
    return chainVariables(this.layers);
  }

  /**
   * All tensors of the network, in the order of its layers; the network goes on owning them.
   *
   * @throws InputError when the network was disposed, or needs more than 2 GB.
   */
  variables(): readonly NetworkVariable[] {
    if (this.disposed) {
      throw new InputError('variables', 'a network that is in use', 'one that was disposed');
    }
    this.owned ??= this.allocate();
    return this.owned;
  }

  /**
   * The logits of a batch: `[batch, ...input]` → `[batch, ...output]`; the caller disposes them.
   *
   * Whole numbers, as of pixels that came as bytes, are taken as float32.
   *
   * @throws InputError when `x` has another shape.
   */
  forward(x: tf.Tensor, options: ForwardOptions = {}): tf.Tensor {
    const { training = false, random, part, tap, tapped, rectify } = options;
    this.checkInput(x);
    const variables = this.variables();
    const context: ApplyContext = {
      training,
      random,
      part,
      tap,
      tapped,
      rectify,
      keep: (name, value) => variables.find((owned) => owned.name === name)?.value.assign(value),
    };
    const byName = Object.fromEntries(variables.map(({ name, value }) => [name, value]));
    return tf.tidy(() => {
      const floats = x.dtype === 'float32' ? x : tf.cast(x, 'float32');
      const y = applyChain(this.layers, floats, byName, context);
      return y === x ? tf.clone(x) : y;
    });
  }

  /** Every layer's output for a batch, in order, but for those in branches; the caller disposes them. */
  activations(x: tf.Tensor): Activation[] {
    const outputs: Activation[] = [];
    const own = new Set(this.layers.map(({ name }) => name));
    const tap: Tap = ({ name }, output) => {
      if (own.has(name)) outputs.push({ name, value: tf.keep(tf.clone(output)) });
      return output;
    };
    this.forward(x, { tap }).dispose();
    return outputs;
  }

  /** The same layers with fresh weights from another seed; this network stays as it is. */
  withSeed(seed: number): Network {
    return sequential(
      { input: this.input, seed },
      this.layers.map(({ layer }) => layer),
    );
  }

  /** Frees the weights; the network cannot be used after it. */
  dispose(): void {
    this.owned?.forEach(({ value }) => value.dispose());
    this.owned = null;
    this.disposed = true;
  }

  private allocate(): NetworkVariable[] {
    const specs = this.variableSpecs();
    const numbers = specs.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
    if (numbers > MOST_NUMBERS) {
      const most = `a network of at most ${MOST_NUMBERS.toLocaleString('en-US')} numbers, 2 GB`;
      throw new InputError('variables', most, numbers.toLocaleString('en-US'));
    }
    return specs.map((spec) => ({
      name: spec.name,
      value: tf.tidy(() => tf.variable(tf.tensor(this.source(spec), [...spec.shape]))),
      trainable: spec.trainable,
      decays: typeof spec.initial === 'object',
    }));
  }

  private checkInput(x: tf.Tensor): void {
    const fits = x.rank === this.input.length + 1 && sameShape(x.shape.slice(1), this.input);
    if (fits) return;
    const wanted = `a batch [batch, ${this.input.join(', ')}]`;
    throw new InputError('forward', wanted, x.shape);
  }
}

/**
 * A network of layers, each fed with the one before it. No weight is made until one is needed.
 *
 * @throws InputError naming the layer that does not fit: `layer 3 (maxPool pool1): …`.
 *
 * @example
 * const net = sequential({ input: [32, 32, 3], seed: 7 }, [
 *   conv2d({ filters: 16, size: 5, pad: 2 }), relu(), maxPool({ size: 2 }), flatten(), dense({ units: 10 }),
 * ]);
 */
export function sequential(options: NetworkOptions, layers: readonly Layer[]): Network {
  const { input, seed } = readOptions('sequential', options, networkRules);
  if (!Array.isArray(layers) || layers.length === 0) {
    throw new InputError('sequential', 'a list of at least one layer', layers);
  }
  return new Network({ input, seed }, layers);
}

const networkRules: OptionRules<NetworkOptions> = {
  input: {
    expected: '[height, width, channels] or [features], whole numbers from 1',
    accepts: (value) =>
      Array.isArray(value) && value.length > 0 && value.every((size) => whole(1).accepts(size)),
  },
  seed: { expected: 'a whole number', accepts: Number.isSafeInteger },
};

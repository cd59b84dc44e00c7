import * as tf from '@tensorflow/tfjs-core';
import type { Network } from '../model/index.ts';
import { InputError } from '../tensor/input-error.ts';
import type { PlainTensor } from '../tensor/plain-tensor.ts';
import { nextTask } from '../train/index.ts';
import { inputGradient, type ReluRule } from './input-gradient.ts';
import { rankCorrelation } from './rank-correlation.ts';
import { classScores } from './scores.ts';
import { type Unit, unitValue } from './unit.ts';

/** A way to make a picture of what a network does with an image. */
export type PictureOf = (network: Network, image: PlainTensor) => Promise<PlainTensor>;

export interface RandomizationOptions {
  /** A rule of `inputGradient`, or any method of the same form; default `'gradient'`. */
  readonly method?: ReluRule | PictureOf;
  /** What a rule follows back; unless told the class that the network gives the most. Its place stays the same throughout. */
  readonly unit?: Unit;
  /** The layers with weights that are randomised, one after the other; unless told all, from the top. */
  readonly layers?: readonly string[];
  /** Of the random weights; default 1. */
  readonly seed?: number;
  /** Stops at once: nothing more is computed. */
  readonly signal?: AbortSignal;
  /** Hears each layer as it is done. */
  readonly onLayer?: (step: RandomizationStep, index: number, total: number) => void;
  /** Runs each picture; a host lets other work in between. */
  readonly inTurn?: <T>(work: () => Promise<T>) => Promise<T>;
}

/** The picture after one more layer has lost what it had learnt. */
export interface RandomizationStep {
  /** The layer that was randomised last, `conv3`; those before it in the list are random too. */
  readonly layer: string;
  readonly picture: PlainTensor;
  /** Rank correlation of its absolute values with those of the original picture, −1..1; `NaN` where one of them is of one number. */
  readonly correlation: number;
}

export interface RandomizationResult {
  /** The picture of the network as it is. */
  readonly original: PlainTensor;
  readonly steps: readonly RandomizationStep[];
}

/**
 * Does a picture hang on what the network has learnt? Gives layer after layer, from the top, random weights, and
 * compares each picture with the original: the cascading randomisation of Adebayo et al. 2018, section 3.1.
 *
 * A layer gets the weights that a network of another seed starts with; the batch normalisation behind it is one with it.
 * A picture that stays the same tells nothing of what was learnt there.
 *
 * @param network stays as it is; a copy is randomised
 * @param image `[height, width, channels]`, pixels 0..1
 * @throws InputError when there is no such layer or unit; the signal's reason when it is aborted.
 * @example
 * const { steps } = await randomizationCheck(net, image, { method: 'guided' });
 * steps.map(({ layer, correlation }) => [layer, correlation]);
 */
export async function randomizationCheck(
  network: Network,
  image: PlainTensor,
  options: RandomizationOptions = {},
): Promise<RandomizationResult> {
  const { layers, seed = 1, signal, onLayer, inTurn = (work) => work() } = options;
  const groups = chosenGroups(network, layers);
  const picture = await pictureOf(network, image, options, inTurn);
  signal?.throwIfAborted();
  const copy = new RandomCopy(network, seed);
  try {
    const original = await inTurn(() => picture(network, image));
    const steps: RandomizationStep[] = [];
    for (const [index, group] of groups.entries()) {
      signal?.throwIfAborted();
      copy.forget(group);
      const changed = await inTurn(() => picture(copy.network, image));
      const step = {
        layer: group[0],
        picture: changed,
        correlation: rankCorrelation(original.data.map(Math.abs), changed.data.map(Math.abs)),
      };
      steps.push(step);
      onLayer?.(step, index, groups.length);
      // What waits, a click on Stop say, has its turn.
      await nextTask();
    }
    signal?.throwIfAborted();
    return { original, steps };
  } finally {
    copy.dispose();
  }
}

/**
 * The layers that learn, from the top, each with the batch normalisations behind it.
 *
 * @example
 * learningLayers(net); // [['dense1'], ['conv2', 'batchNorm2'], ['conv1', 'batchNorm1']]
 */
export function learningLayers(network: Network): readonly (readonly string[])[] {
  const groups: string[][] = [];
  for (const { name, layer, inputShape } of network.layers) {
    const learns = layer.variables(inputShape).some(({ trainable }) => trainable);
    if (!learns) continue;
    const last = groups.at(-1);
    if (layer.kind === 'batchNorm' && last) last.push(name);
    else groups.push([name]);
  }
  return groups.reverse();
}

function chosenGroups(network: Network, layers?: readonly string[]) {
  const all = learningLayers(network);
  return (layers ?? all.map(([name]) => name)).map((name) => {
    const group = all.find(([first]) => first === name);
    if (group) return group;
    const names = all.map(([first]) => first).join(', ');
    throw new InputError('randomizationCheck', `layers with weights among ${names}`, name);
  });
}

async function pictureOf(
  network: Network,
  image: PlainTensor,
  { method = 'gradient', unit }: RandomizationOptions,
  inTurn: NonNullable<RandomizationOptions['inTurn']>,
): Promise<PictureOf> {
  if (typeof method === 'function') return method;
  const followed = await inTurn(async () => {
    const wanted = unit ?? { class: await bestClass(network, image) };
    return (await unitValue(network, image, wanted)).unit;
  });
  return (net, seen) => inputGradient(net, seen, { unit: followed, relu: method });
}

async function bestClass(network: Network, image: PlainTensor): Promise<number> {
  const { data } = (await classScores(network, image)).logits;
  return data.indexOf(Math.max(...data));
}

/** A copy of a network that forgets one layer after the other. */
class RandomCopy {
  readonly network: Network;
  private readonly random: ReadonlyMap<string, tf.Tensor>;

  constructor(original: Network, seed: number) {
    this.network = original.withSeed(seed);
    const learnt = new Map(original.variables().map(({ name, value }) => [name, value]));
    const own = this.network.variables();
    this.random = new Map(own.map(({ name, value }) => [name, tf.keep(tf.clone(value))]));
    for (const { name, value } of own) value.assign(learnt.get(name) as tf.Tensor);
  }

  /** Gives layers their random weights, and their statistics those of a fresh network. */
  forget(layers: readonly string[]): void {
    for (const { name, value } of this.network.variables()) {
      if (layers.some((layer) => name.startsWith(`${layer}/`))) {
        value.assign(this.random.get(name) as tf.Tensor);
      }
    }
  }

  dispose(): void {
    tf.dispose([...this.random.values()]);
    this.network.dispose();
  }
}

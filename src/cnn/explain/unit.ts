import * as tf from '@tensorflow/tfjs-core';
import { suggest } from '../layers/index.ts';
import { everyLayer, type Network } from '../model/index.ts';
import { InputError } from '../tensor/input-error.ts';
import type { PlainTensor } from '../tensor/plain-tensor.ts';

/** A number that a network computes. */
export type Unit = ClassUnit | InnerUnit;

/** The score of a class before softmax. */
export interface ClassUnit {
  /** From 0. */
  readonly class: number;
}

/** One number of a layer's output. */
export interface InnerUnit {
  /** `conv3`, or in a branch `residual1/main/conv2`. */
  readonly layer: string;
  /** Which map, or of a layer without maps which number, from 0. */
  readonly channel: number;
  /** The place on the map, from 0; without both the strongest one of the map. */
  readonly row?: number;
  readonly column?: number;
}

/** An inner unit with its place; 0 and 0 where the layer has no maps. */
export type PlacedUnit = Required<InnerUnit>;

/** A unit, and what it says of an image. */
export interface UnitValue {
  readonly unit: PlacedUnit;
  readonly value: number;
}

/**
 * A unit with its place, and its number for an image: where a channel is named alone, its strongest place.
 *
 * A class is the number of its score, before softmax.
 *
 * @param image `[height, width, channels]`, pixels 0..1
 * @throws InputError naming the layer or what else there is not.
 * @example
 * const { unit, value } = await unitValue(net, image, { layer: 'relu2', channel: 4 });
 * print(unit.row, unit.column, value);
 */
export async function unitValue(
  network: Network,
  image: PlainTensor,
  unit: Unit,
): Promise<UnitValue> {
  const { layer, channel, row, column } = innerUnit('unitValue', network, unit);
  const { shape, data } = await outputOf(network, image, layer);
  const [height, width, channels] = shape.length === 3 ? shape : [1, 1, shape[0]];
  const at = (place: number) => data[place * channels + channel];
  let place = (row ?? 0) * width + (column ?? 0);
  if (row === undefined || column === undefined) {
    for (let other = 0; other < height * width; other++) if (at(other) > at(place)) place = other;
  }
  const placed = { layer, channel, row: Math.floor(place / width), column: place % width };
  return { unit: placed, value: at(place) };
}

/**
 * The same unit as one of a layer.
 *
 * @throws InputError, said to come from `where`, when there is no such unit.
 */
function innerUnit(where: string, network: Network, unit: Unit): InnerUnit {
  if ('class' in unit) {
    const [classes] = network.output;
    if (network.output.length !== 1 || !isIndex(unit.class, classes)) {
      throw new InputError(where, `a class from 0 to ${classes - 1}`, unit.class);
    }
    return { layer: scoreLayer(network), channel: unit.class };
  }
  const layers = everyLayer(network);
  const found = layers.find(({ name }) => name === unit.layer);
  if (!found) {
    const names = layers.map(({ name }) => name);
    const meant = suggest(String(unit.layer), names);
    throw new InputError(where, `a layer among ${names.join(', ')}${meant}`, unit.layer);
  }
  const { outputShape, name } = found;
  const sizes = outputShape.length === 3 ? outputShape : [1, 1, outputShape[0]];
  const [height, width, channels] = sizes;
  for (const [axis, index, count] of [
    ['channel', unit.channel, channels],
    ['row', unit.row ?? 0, height],
    ['column', unit.column ?? 0, width],
  ] as const) {
    if (isIndex(index, count)) continue;
    throw new InputError(where, `a ${axis} of ${name} from 0 to ${count - 1}`, index);
  }
  if ((unit.row === undefined) !== (unit.column === undefined)) {
    throw new InputError(where, 'both row and column, or neither', unit);
  }
  return unit;
}

/** The last layer whose numbers are scores, before a softmax that the network may end with. */
function scoreLayer({ layers }: Network): string {
  const scores = layers.filter(({ layer }) => layer.kind !== 'softmax');
  return scores[scores.length - 1].name;
}

function isIndex(value: unknown, count: number): boolean {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) < count;
}

/**
 * What a layer gives for one image, without the batch axis.
 *
 * @throws InputError when the image is not of the network's input shape.
 */
export async function outputOf(
  network: Network,
  image: PlainTensor,
  layer: string,
): Promise<PlainTensor> {
  let kept: tf.Tensor | null = null;
  tf.tidy(() => {
    network.forward(tf.tensor(image.data, [1, ...image.shape]), {
      tap: ({ name }, output) => {
        if (name === layer) kept = tf.keep(tf.clone(output));
        return output;
      },
    });
  });
  const output = kept as unknown as tf.Tensor;
  try {
    return { shape: output.shape.slice(1), data: Float32Array.from(await output.data()) };
  } finally {
    output.dispose();
  }
}

import * as tf from '@tensorflow/tfjs-core';
import { type Network } from '../model/index.ts';
import { InputError } from '../tensor/input-error.ts';
import { type PlainTensor } from '../tensor/plain-tensor.ts';
import { occlude, type PatchOptions, pickColumn } from './occlusion.ts';
import { type ImageScores } from './scores.ts';

/** What Zeiler and Fergus show beside the image. */
export interface OcclusionViews {
  /** `[classes]`, 0..1, of the image without a patch. */
  readonly probabilities: Float32Array;
  /** The class whose probability is mapped. */
  readonly label: number;
  readonly layer: string;
  /** The map of that layer that answers the whole image most. */
  readonly channel: number;
  /** That map for the whole image, `[height, width]` of the layer. */
  readonly activation: PlainTensor;
  /** `[rows, columns]`: the sum over that map, while the patch hides each place. */
  readonly strongest: PlainTensor;
  /** `[rows, columns]`: the probability of `label`. */
  readonly probability: PlainTensor;
  /** `[rows, columns]`: the most probable class. */
  readonly best: PlainTensor;
}

/** Some rows of the views, as they are done. */
export interface OcclusionViewRows extends Pick<
  OcclusionViews,
  'strongest' | 'probability' | 'best'
> {
  /** The first of them, from 0. */
  readonly first: number;
  /** Rows of the whole maps. */
  readonly total: number;
}

export interface OcclusionViewsOptions extends PatchOptions {
  /** The class whose probability is mapped; the most probable one of the whole image unless told. */
  readonly label?: number;
  /** A layer with maps; the last one before they are flattened or averaged unless told. */
  readonly layer?: string;
  readonly onRows?: (rows: OcclusionViewRows) => void;
  /** Runs each pass through the network; a host lets other work in between. */
  readonly inTurn?: <T>(work: () => Promise<T>) => Promise<T>;
}

/**
 * The views of Zeiler and Fergus 2014, figure 7, from one walk of the patch: (b) the strongest map of a layer,
 * summed; (d) the probability of the class; (e) the most probable class. Their (c), what that map is stimulated
 * by, is `inputGradient` with the deconvnet's rule.
 *
 * @param image `[height, width, channels]`, pixels 0..1
 * @throws InputError when an option is out of range; the signal's reason when it is aborted.
 * @example
 * const { layer, channel, strongest } = await occlusionViews(net, image, { size: 8, stride: 2 });
 */
export async function occlusionViews(
  network: Network,
  image: PlainTensor,
  { label, layer, onRows, inTurn = (work) => work(), ...patch }: OcclusionViewsOptions = {},
): Promise<OcclusionViews> {
  const name = checkedLayer(network, layer);
  const whole = await inTurn(() => lookAt(network, name, image));
  const { probabilities } = whole;
  const shown = label ?? probabilities.indexOf(Math.max(...probabilities));
  if (!Number.isInteger(shown) || shown < 0 || shown >= probabilities.length) {
    const expected = `a label from 0 to ${probabilities.length - 1}`;
    throw new InputError('occlusionViews', expected, label);
  }
  const measure: ImageScores = (images) =>
    inTurn(() => measureViews(network, name, whole.channel, images));
  const views = (all: PlainTensor) => ({
    strongest: pickColumn(all, probabilities.length),
    probability: pickColumn(all, shown),
    best: bestOf(all, probabilities.length),
  });
  const all = await occlude(measure, image, patch, (first, rows, total) =>
    onRows?.({ first, total, ...views(rows) }),
  );
  return { ...whole, label: shown, layer: name, ...views(all) };
}

/** The layers whose output is maps, `[height, width, channels]`, in order. */
export function layersWithMaps(network: Network): readonly string[] {
  return network.layers
    .filter(({ outputShape: [height, width], outputShape }) =>
      outputShape.length === 3 ? height * width > 1 : false,
    )
    .map(({ name }) => name);
}

function checkedLayer(network: Network, layer?: string): string {
  const names = layersWithMaps(network);
  const name = layer ?? lastBeforePooling(network, names);
  if (name !== undefined && names.includes(name)) return name;
  const expected = names.length > 0 ? `a layer among ${names.join(', ')}` : 'a layer with maps';
  throw new InputError('occlusionViews', expected, layer ?? 'a network without one');
}

/** The last ReLU with maps, or else the last layer with maps. */
function lastBeforePooling(network: Network, names: readonly string[]): string | undefined {
  const relus = network.layers.filter(
    ({ layer, name }) => layer.kind === 'relu' && names.includes(name),
  );
  return relus.at(-1)?.name ?? names.at(-1);
}

interface Whole {
  readonly probabilities: Float32Array;
  readonly channel: number;
  readonly activation: PlainTensor;
}

async function lookAt(network: Network, layer: string, image: PlainTensor): Promise<Whole> {
  const held = tf.tidy(() => {
    const x = tf.tensor(image.data, [1, ...image.shape]);
    const { logits, maps } = forwardWithMaps(network, layer, x);
    return { probabilities: tf.softmax(logits), maps, sums: tf.sum(maps, [0, 1, 2]) };
  });
  try {
    const [probabilities, maps, sums] = await Promise.all([
      held.probabilities.data(),
      held.maps.data(),
      held.sums.data(),
    ]);
    const [, height, width, channels] = held.maps.shape;
    const channel = sums.indexOf(Math.max(...sums));
    const data = Float32Array.from(
      { length: height * width },
      (_, i) => maps[i * channels + channel],
    );
    return {
      probabilities: Float32Array.from(probabilities),
      channel,
      activation: { shape: [height, width], data },
    };
  } finally {
    tf.dispose(held);
  }
}

/** `[batch, classes + 1]`: the probabilities, and the sum over one map. */
async function measureViews(
  network: Network,
  layer: string,
  channel: number,
  images: PlainTensor,
): Promise<PlainTensor> {
  const measured = tf.tidy(() => {
    const { logits, maps } = forwardWithMaps(
      network,
      layer,
      tf.tensor(images.data, [...images.shape]),
    );
    const sums = tf.gather(tf.sum(maps, [1, 2]), [channel], 1);
    maps.dispose();
    return tf.concat([tf.softmax(logits), sums], 1);
  });
  try {
    return { shape: measured.shape, data: Float32Array.from(await measured.data()) };
  } finally {
    measured.dispose();
  }
}

/** Inside a `tidy`: the logits, and what a layer gave on the way, which the caller disposes. */
function forwardWithMaps(network: Network, layer: string, x: tf.Tensor) {
  let maps: tf.Tensor4D | null = null;
  const logits = network.forward(x, {
    tap: ({ name }, output) => {
      if (name === layer) maps = tf.keep(tf.clone(output)) as tf.Tensor4D;
      return output;
    },
  }) as tf.Tensor2D;
  return { logits, maps: maps as unknown as tf.Tensor4D };
}

function bestOf({ shape, data }: PlainTensor, classes: number): PlainTensor {
  const [rows, columns, numbers] = shape;
  const best = Float32Array.from({ length: rows * columns }, (_, place) => {
    const own = data.subarray(place * numbers, place * numbers + classes);
    return own.indexOf(Math.max(...own));
  });
  return { shape: [rows, columns], data: best };
}

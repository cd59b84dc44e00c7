import type { Network } from '../model/index.ts';
import { type Outputs, outputsHere } from '../train/index.ts';
import { InputError } from '../tensor/input-error.ts';
import type { PlainTensor } from '../tensor/plain-tensor.ts';
import { occlude, type PatchOptions, pickColumn } from './occlusion.ts';
import { type ImageScores, probabilitiesOf } from './scores.ts';

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
  /** Runs the network; default this thread. A host shares it among workers, and lets other work in between. */
  readonly outputs?: Outputs;
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
  { label, layer, onRows, outputs = outputsHere, ...patch }: OcclusionViewsOptions = {},
): Promise<OcclusionViews> {
  const name = checkedLayer(network, layer);
  const whole = await lookAt(network, name, image, outputs);
  const { probabilities } = whole;
  const shown = label ?? probabilities.indexOf(Math.max(...probabilities));
  const classes = probabilities.length;
  if (!Number.isInteger(shown) || shown < 0 || shown >= classes) {
    const expected = `a label from 0 to ${classes - 1}`;
    throw new InputError('occlusionViews', expected, label);
  }
  const { channel } = whole;
  const measure: ImageScores = async (images) =>
    probabilitiesOf(await outputs(network, images, { layer: name, channel }), classes);
  const views = (all: PlainTensor) => ({
    strongest: pickColumn(all, classes),
    probability: pickColumn(all, shown),
    best: bestOf(all, classes),
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

async function lookAt(
  network: Network,
  layer: string,
  image: PlainTensor,
  outputs: Outputs,
): Promise<Whole> {
  const batch = { shape: [1, ...image.shape], data: image.data };
  const probabilities = probabilitiesOf(await outputs(network, batch)).data;
  const maps = await outputs(network, batch, layer);
  const [, height, width, channels] = maps.shape;
  const sums = new Float32Array(channels);
  maps.data.forEach((value, i) => (sums[i % channels] += value));
  const channel = sums.indexOf(Math.max(...sums));
  const data = Float32Array.from(
    { length: height * width },
    (_, place) => maps.data[place * channels + channel],
  );
  return { probabilities, channel, activation: { shape: [height, width], data } };
}

function bestOf({ shape, data }: PlainTensor, classes: number): PlainTensor {
  const [rows, columns, numbers] = shape;
  const best = Float32Array.from({ length: rows * columns }, (_, place) => {
    const own = data.subarray(place * numbers, place * numbers + classes);
    return own.indexOf(Math.max(...own));
  });
  return { shape: [rows, columns], data: best };
}

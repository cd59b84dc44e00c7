import * as tf from '@tensorflow/tfjs-core';
import { Network } from '../model/index.ts';
import { InputError } from '../tensor/input-error.ts';
import type { PlainTensor } from '../tensor/plain-tensor.ts';
import { type PlacedUnit, type Unit, unitValue } from './unit.ts';

/** How a signal goes back through a ReLU. */
export type ReluRule =
  /** Where the input was above 0 on the way forward: the derivative. */
  | 'gradient'
  /** Where the signal itself is above 0 (Zeiler and Fergus 2014, section 2.1). */
  | 'deconvnet'
  /** Where both are (Springenberg et al. 2015, section 3.4). */
  | 'guided';

export const RELU_RULES: readonly ReluRule[] = ['gradient', 'deconvnet', 'guided'];

export interface InputGradientOptions {
  /** What is followed back: the score of a class, or a number inside. */
  readonly unit: Unit;
  /** Default `'gradient'`. */
  readonly relu?: ReluRule;
}

/**
 * What follows one number of a network back to the pixels: its gradient, or one of the two pictures that send the
 * signal through ReLUs by another rule.
 *
 * The signal starts as 1 at the unit. Convolutions and dense layers send it back through their weights turned
 * round, as in all three methods; biases play no part. A max pool sends it to the place that won on the way
 * forward: that is its derivative, and the deconvnet's switches. Batch normalisation is, outside of training,
 * a scale and an offset a channel, so the signal takes the scale; neither paper has it.
 *
 * Zeiler and Fergus start with the unit's own number in place of 1. As a ReLU keeps what is positive, that changes the
 * picture's scale alone, where the number is above 0.
 *
 * @param scores a network; or a function from images `[batch, height, width, channels]` to scores `[batch, classes]`
 * made of tfjs's operations, for the gradient of a class
 * @param image `[height, width, channels]`, pixels 0..1
 * @returns of the image's shape, of any sign; a channel that is named without a place is followed from its strongest place
 * @throws InputError naming the layer, when there is no such unit or rule, or the image does not fit.
 * @example
 * const picture = await inputGradient(net, image, { unit: { layer: 'conv3', channel: 4 }, relu: 'guided' });
 * picture.shape; // [32, 32, 3]
 */
export async function inputGradient(
  scores: Network | ((images: tf.Tensor4D) => tf.Tensor2D),
  image: PlainTensor,
  { unit, relu = 'gradient' }: InputGradientOptions,
): Promise<PlainTensor> {
  const where = 'inputGradient';
  if (!RELU_RULES.includes(relu)) {
    throw new InputError(where, `a rule among ${RELU_RULES.join(', ')}`, relu);
  }
  if (scores instanceof Network) {
    const placed = await unitValue(scores, image, unit);
    return read(image, () => throughNetwork(scores, image, placed.unit, relu));
  }
  if (!('class' in unit) || relu !== 'gradient') {
    throw new InputError(where, 'a network, for a unit inside or another rule', 'a function');
  }
  return read(image, () =>
    tf.grad((x) => tf.sum(tf.slice(scores(x as tf.Tensor4D), [0, unit.class], [1, 1])))(
      batchOf(image),
    ),
  );
}

export interface SaliencyOptions {
  /** The class whose score is followed, from 0. */
  readonly class: number;
}

/**
 * How much the score of a class hangs on each pixel: the absolute value of its gradient, the largest of a pixel's
 * channels (Simonyan, Vedaldi and Zisserman 2014, section 3.1).
 *
 * @param image `[height, width, channels]`, pixels 0..1
 * @returns `[height, width]`, from 0
 * @throws InputError when there is no such class, or the image does not fit.
 * @example
 * const map = await saliency(net, image, { class: 3 });
 */
export async function saliency(
  scores: Network | ((images: tf.Tensor4D) => tf.Tensor2D),
  image: PlainTensor,
  { class: label }: SaliencyOptions,
): Promise<PlainTensor> {
  return strongestChannel(await inputGradient(scores, image, { unit: { class: label } }));
}

/** The largest absolute value of each place's channels: `[height, width, channels]` → `[height, width]`. */
function strongestChannel({ shape, data }: PlainTensor): PlainTensor {
  const [height, width, channels] = shape;
  const most = new Float32Array(height * width);
  data.forEach((value, i) => {
    const place = Math.floor(i / channels);
    most[place] = Math.max(most[place], Math.abs(value));
  });
  return { shape: [height, width], data: most };
}

function batchOf({ shape, data }: PlainTensor): tf.Tensor {
  return tf.tensor(data, [1, ...shape]);
}

async function read({ shape }: PlainTensor, compute: () => tf.Tensor): Promise<PlainTensor> {
  const gradient = tf.tidy(compute);
  try {
    return { shape, data: Float32Array.from(await gradient.data()) };
  } finally {
    gradient.dispose();
  }
}

/** Inside a `tidy`. */
function throughNetwork(
  network: Network,
  image: PlainTensor,
  { layer, channel, row, column }: PlacedUnit,
  rule: ReluRule,
): tf.Tensor {
  const rectify = rule === 'gradient' ? undefined : rectifiers[rule];
  let unit: tf.Tensor | null = null;
  const gradient = tf.grad((x) => {
    network.forward(x, {
      rectify,
      tap: ({ name }, output) => {
        if (name !== layer) return output;
        const start = output.rank === 4 ? [0, row, column, channel] : [0, channel];
        // Out of the tidy of `forward`.
        unit = tf.keep(
          tf.sum(
            tf.slice(
              output,
              start,
              start.map(() => 1),
            ),
          ),
        );
        return output;
      },
    });
    return unit as unknown as tf.Tensor;
  })(batchOf(image));
  tf.dispose(unit ?? []);
  return gradient;
}

/** max(0, x) forward, and on the way back what the rule says. */
const rectifiers: Readonly<Record<Exclude<ReluRule, 'gradient'>, (x: tf.Tensor) => tf.Tensor>> = {
  deconvnet: rectifier((signal) => tf.relu(signal)),
  guided: rectifier((signal, x) => tf.mul(tf.relu(signal), tf.cast(tf.greater(x, 0), 'float32'))),
};

function rectifier(back: (signal: tf.Tensor, x: tf.Tensor) => tf.Tensor) {
  return tf.customGrad((...given) => {
    const [x, save] = given as [tf.Tensor, tf.GradSaveFunc];
    save([x]);
    return {
      value: tf.relu(x),
      gradFunc: (signal: tf.Tensor, [saved]: tf.Tensor[]) => back(signal, saved),
    };
  });
}

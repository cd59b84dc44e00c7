import * as tf from '@tensorflow/tfjs-core';
import { applyChain, type ApplyContext, type ChainLink } from '../../layers/index.ts';
import type { PlainTensor } from '../../tensor/plain-tensor.ts';
import { sameShape } from '../../tensor/shape.ts';
import type { ForwardOptions, Network } from '../network.ts';
import { commonImage, differences } from './boxes.ts';
import { type Changes, cut, wholeMap } from './cut.ts';
import { plan, type Step } from './stages.ts';

/** Fewer images are not worth looking at. */
const LEAST_IMAGES = 4;

/** The share of the multiply-adds that has to be spared for the cutting to be worth it. */
const LEAST_SPARED = 0.15;

/**
 * The logits of images `[batch, ...input]`, as `network.forward` gives them, within float error.
 *
 * Where the images are nearly one, as an image with a pixel changed, the first layers are applied to what differs
 * and what it reaches, and to the rest once for all of them.
 *
 * @param leastSpared the share of the multiply-adds, 0..1, that this must spare to be done
 * @throws InputError when the images have another shape.
 */
export function forwardImages(
  network: Network,
  images: PlainTensor,
  options: Pick<ForwardOptions, 'tap' | 'tapped'> = {},
  leastSpared = LEAST_SPARED,
): tf.Tensor {
  return (
    forwardNear(network, images, options, leastSpared) ??
    network.forward(tf.tensor(images.data, [...images.shape]), options)
  );
}

function forwardNear(
  network: Network,
  images: PlainTensor,
  { tap, tapped }: Pick<ForwardOptions, 'tap' | 'tapped'>,
  leastSpared: number,
): tf.Tensor | null {
  const [count, ...shape] = images.shape;
  // On a GPU the cutting would take longer than what it spares.
  if (!['wasm', 'cpu'].includes(tf.getBackend())) return null;
  if (count < LEAST_IMAGES || shape.length !== 3 || !sameShape(shape, network.input)) return null;
  if (tap && tapped === undefined) return null;
  const common = commonImage(images);
  const boxes = differences(images, common);
  if (!boxes) return null;
  const { steps, rest, spared } = plan(network, boxes, tapped);
  if (spared < leastSpared) return null;
  const weights = Object.fromEntries(network.variables().map(({ name, value }) => [name, value]));
  const plain: ApplyContext = { training: false, keep: () => {} };
  const size = shape as unknown as Changes['shape'];
  const all = wholeMap(size, count);
  const changed = cut({ common, shape: size, boxes: all, changed: images.data }, boxes);

  return tf.tidy(() => {
    let changes: Changes = { common, shape: size, boxes, changed };
    for (const step of steps) {
      changes = advance(changes, step, (links, x) => applyChain(links, x, weights, plain));
    }
    const maps = tf.tensor(cut(changes, wholeMap(changes.shape, count)), [count, ...changes.shape]);
    return applyChain(network.layers.slice(rest), maps, weights, { ...plain, tap, tapped });
  });
}

/** Common map and changed boxes behind a stage. */
function advance(
  changes: Changes,
  { links, unpadded, seen, changed }: Step,
  apply: (links: readonly ChainLink[], x: tf.Tensor) => tf.Tensor,
): Changes {
  const { shape } = changes;
  const parts = [seen.rows.starts.length, seen.rows.length, seen.columns.length, shape[2]];
  const numbers = (layers: readonly ChainLink[], x: Float32Array, of: readonly number[]) => {
    // Not given back by the tidy, which would look for tensors at each of its places.
    const output = tf.tidy(() => apply(layers, tf.tensor(x, [...of])));
    const data = output.dataSync<'float32'>();
    output.dispose();
    return data;
  };
  return {
    common: numbers(links, changes.common, [1, ...shape]),
    shape: links.at(-1)!.outputShape as unknown as Changes['shape'],
    boxes: changed,
    changed: numbers(unpadded, cut(changes, seen), parts),
  };
}

import * as tf from '@tensorflow/tfjs-core';
import { gradient, sumTo } from './gradient.ts';

/** Gradients of operations that only move, repeat or leave out numbers. */
export const rearrange: readonly tf.GradConfig[] = [
  gradient('Reshape', ['x'], (dy, [x]) => ({ x: () => tf.reshape(dy, x.shape) })),
  gradient('ExpandDims', ['input'], (dy, [input]) => ({
    input: () => tf.reshape(dy, input.shape),
  })),
  gradient('Transpose', [], (dy, _, attributes) => {
    const { perm } = attributes as { perm: number[] };
    return { x: () => tf.transpose(dy, tf.backend_util.getUndoAxesPermutation(perm)) };
  }),
  gradient('Reverse', [], (dy, _, attributes) => {
    const { dims } = attributes as { dims: number | number[] };
    return { x: () => tf.reverse(dy, dims) };
  }),
  gradient('PadV2', ['x'], (dy, [x], attributes) => {
    const { paddings } = attributes as { paddings: [number, number][] };
    return {
      x: () =>
        tf.slice(
          dy,
          paddings.map(([before]) => before),
          x.shape,
        ),
    };
  }),
  gradient('Slice', ['x'], (dy, [x], attributes) => {
    const { begin } = attributes as { begin: number[] };
    return {
      x: () =>
        tf.pad(
          dy,
          x.shape.map((size, axis): [number, number] => {
            const before = begin[axis] ?? 0;
            return [before, size - before - dy.shape[axis]];
          }),
        ),
    };
  }),
  gradient('Concat', 'all', (dy, parts, attributes) => {
    const axis = normalized(attributes.axis as number, dy.rank);
    const pieces = tf.split(
      dy,
      parts.map(({ shape }) => shape[axis]),
      axis,
    );
    return Object.fromEntries(pieces.map((piece, index) => [index, () => piece]));
  }),
  severalOutputs('SplitV', 'x', (dys, { axis }) => tf.concat(dys, axis as number)),
  severalOutputs('Unpack', 'value', (dys, { axis }) => tf.stack(dys, axis as number)),
  gradient('Pack', 'all', (dy, _, attributes) => {
    const pieces = tf.unstack(dy, attributes.axis as number);
    return Object.fromEntries(pieces.map((piece, index) => [index, () => piece]));
  }),
  gradient('Tile', ['x'], (dy, [x], attributes) => {
    const { reps } = attributes as { reps: number[] };
    return {
      // Each axis is split in [copies, size] and the copies are summed.
      x: () =>
        tf.reshape(
          tf.sum(
            tf.reshape(
              dy,
              x.shape.flatMap((size, axis) => [reps[axis], size]),
            ),
            x.shape.map((_, axis) => 2 * axis),
          ),
          x.shape,
        ),
    };
  }),
  gradient('BroadcastTo', ['x'], (dy, [x]) => ({ x: () => sumTo(dy, x.shape) })),
  gradient('GatherV2', ['x', 'indices'], (dy, [x, indices], attributes) => ({
    x: () => scatterAdd(dy, x.shape, indices, normalized(attributes.axis as number, x.rank)),
    indices: () => tf.zerosLike(indices),
  })),
  resize('ResizeBilinear'),
  resize('ResizeNearestNeighbor'),
];

function normalized(axis: number, rank: number): number {
  return (axis + rank) % rank;
}

function severalOutputs(
  kernelName: string,
  input: string,
  of: (dys: tf.Tensor[], attributes: Record<string, unknown>) => tf.Tensor,
): tf.GradConfig {
  return gradient(kernelName, [], (dys, _, attributes) => ({
    [input]: () => of(dys as unknown as tf.Tensor[], attributes),
  }));
}

/**
 * Adds each gathered slice back to the place it came from, as a product with a one-hot matrix: the
 * `wasm` backend has no kernel that adds at indices.
 */
function scatterAdd(dy: tf.Tensor, shape: number[], indices: tf.Tensor, axis: number): tf.Tensor {
  const outer = shape.slice(0, axis);
  const inner = shape.slice(axis + 1);
  const size = (sizes: number[]) => sizes.reduce((product, n) => product * n, 1);
  const picked = tf.cast(
    tf.oneHot(tf.cast(tf.reshape(indices, [-1]), 'int32'), shape[axis]),
    'float32',
  );
  const flat = tf.reshape(dy, [size(outer), indices.size, size(inner)]);
  const rows = tf.reshape(tf.transpose(flat, [1, 0, 2]), [indices.size, size(outer) * size(inner)]);
  const summed = tf.reshape(tf.matMul(picked, rows, true), [shape[axis], size(outer), size(inner)]);
  return tf.reshape(tf.transpose(summed, [1, 0, 2]), shape);
}

/** The shape is set again because the `cpu` kernel returns height and width the wrong way round. */
function resize(kernelName: 'ResizeBilinear' | 'ResizeNearestNeighbor'): tf.GradConfig {
  return gradient(kernelName, ['images'], (dy, [images], { alignCorners }) => ({
    images: () => {
      const options = { alignCorners: Boolean(alignCorners) };
      const dx: tf.Tensor = tf.engine().runKernel(`${kernelName}Grad`, { dy, images }, options);
      return tf.reshape(dx, images.shape);
    },
  }));
}

import { type NamedAttrMap, type TensorInfo, util } from '@tensorflow/tfjs-core';
import type { Kernel } from './kernel.ts';

/** `Sum` over axes that lie side by side, with others behind them. */
export const sum: Kernel = rowSums('Sum', () => 1);

/** `Mean` over such axes. */
export const mean: Kernel = rowSums('Mean', (rows) => 1 / rows);

/** tfjs's own kernels first bring such axes to the end, which takes longer than the sum. */
function rowSums(kernelName: string, factor: (rows: number) => number): Kernel {
  return {
    kernelName,
    takes(attributes, { x }) {
      const seen = view(x, attributes);
      return seen !== null && seen.columns >= 4;
    },
    compute(module, { x }, attributes) {
      const { axes, blocks, rows, columns } = view(x, attributes) as View;
      const kept = x.shape.map((length, axis) => (axes.includes(axis) ? 1 : length));
      const left = x.shape.filter((_, axis) => !axes.includes(axis));
      const sums = module.output(attributes.keepDims ? kept : left);
      const scratch = module.scratch(module.run.sumsScratch(columns));
      const [from, to] = [module.address(x), module.address(sums)];
      module.run.sumRows(from, blocks, rows, columns, factor(rows), to, scratch);
      return sums;
    },
  };
}

/** A tensor as `[blocks, rows, columns]` whose rows are summed. */
interface View {
  readonly axes: readonly number[];
  readonly blocks: number;
  readonly rows: number;
  readonly columns: number;
}

/** null where the axes do not lie side by side. */
function view({ shape }: TensorInfo, attributes: NamedAttrMap): View | null {
  const given = attributes.axis as number | number[];
  const axes = util.parseAxisParam(given, shape).sort((a, b) => a - b);
  const [first] = axes;
  if (axes.length === 0 || axes.some((axis, i) => axis !== first + i)) return null;
  return {
    axes,
    blocks: util.sizeFromShape(shape.slice(0, first)),
    rows: util.sizeFromShape(axes.map((axis) => shape[axis])),
    columns: util.sizeFromShape(shape.slice(first + axes.length)),
  };
}

/** `OwnRepeatRows` of `x` `[blocks, columns]`: `[blocks, rows, columns]`, each number times `factor`. */
export const repeatRows: Kernel = {
  kernelName: 'OwnRepeatRows',
  takes: () => true,
  compute(module, { x }, attributes) {
    const { rows, factor } = attributes as unknown as { rows: number; factor: number };
    const [blocks, columns] = x.shape;
    const repeated = module.output([blocks, rows, columns]);
    const [from, to] = [module.address(x), module.address(repeated)];
    module.run.repeatRows(from, blocks, rows, columns, factor, to);
    return repeated;
  },
};

/**
 * `OwnReluGradient`: of the gradient `dy` `[…, channels]` what the ReLU's `output` lets back, and its sum over all but
 * the channels.
 */
export const reluGradient: Kernel = {
  kernelName: 'OwnReluGradient',
  takes: () => true,
  compute(module, { dy, output }) {
    const columns = dy.shape[dy.shape.length - 1] ?? 1;
    const rows = util.sizeFromShape(dy.shape) / columns;
    const [passed, sums] = [module.output(dy.shape), module.output([columns])];
    const scratch = module.scratch(module.run.sumsScratch(columns));
    const [back, on, to, total] = [dy, output, passed, sums].map((t) => module.address(t));
    module.run.rectifierGradient(back, on, to, total, rows, columns, scratch);
    return [passed, sums];
  },
};

/** `OwnSumOfSizes` of all its inputs: Σ |x|, one number, finite where every input is. */
export const sumOfSizes: Kernel = {
  kernelName: 'OwnSumOfSizes',
  takes: () => true,
  compute(module, inputs) {
    const sizes = Object.values(inputs).map((x) =>
      module.run.sumOfSizes(module.address(x), util.sizeFromShape(x.shape)),
    );
    const total = module.output([]);
    module.numbers(total)[0] = sizes.reduce((all, size) => all + size, 0);
    return total;
  },
};

import type { VariableSpec } from '../layers/index.ts';
import { Random } from '../tensor/random.ts';
import { sizeOf } from '../tensor/shape.ts';

/** Where a network's first weights come from; asked once for each variable, in order. */
export type WeightSource = (spec: VariableSpec) => Float32Array;

/**
 * Weights from a normal of variance 2 / fanIn (He et al. 2015), constants where a layer wants those.
 *
 * Each variable draws from a stream of its own, so that widening one layer leaves the others' draws
 * where they were. They are drawn here and not by a backend, so that they are the same on all.
 */
export function heWeights(seed: number): WeightSource {
  const seeds = new Random(seed);
  return ({ shape, initial }) => {
    const values = new Float32Array(sizeOf(shape));
    const random = seeds.fork();
    if (initial === 'zeros') return values;
    if (initial === 'ones') return values.fill(1);
    const deviation = Math.sqrt(2 / initial.he);
    return values.map(() => random.normal(0, deviation));
  };
}

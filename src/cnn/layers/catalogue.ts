import { avgPool } from './avg-pool.ts';
import { batchNorm, batchNormRules } from './batch-norm.ts';
import { concat } from './concat.ts';
import { conv2d, conv2dRules } from './conv2d.ts';
import { dense, denseRules } from './dense.ts';
import { dropout, dropoutRules } from './dropout.ts';
import { flatten } from './flatten.ts';
import { globalAvgPool } from './global-avg-pool.ts';
import type { Layer } from './layer.ts';
import { localResponseNorm, localResponseNormRules } from './local-response-norm.ts';
import { maxPool } from './max-pool.ts';
import { normalize, normalizeRules } from './normalize.ts';
import type { AnyRules, OptionRules } from './options.ts';
import { poolRules } from './pool.ts';
import { relu } from './relu.ts';
import { residual } from './residual.ts';
import { softmax } from './softmax.ts';

/** A layer as a text may name it. */
export interface CatalogueEntry {
  /** The layer's function, for arguments that are not known here; it checks them itself. */
  readonly make: (...args: readonly unknown[]) => Layer;
  /** How many arguments it takes at most. */
  readonly takes: number;
  /** The rules of its options; empty where it has none. */
  readonly rules: AnyRules;
}

/** Every layer by its public name. */
export const catalogue: ReadonlyMap<string, CatalogueEntry> = new Map([
  ['normalize', withOptions(normalize, normalizeRules)],
  ['conv2d', withOptions(conv2d, conv2dRules)],
  ['relu', without(relu)],
  ['maxPool', withOptions(maxPool, poolRules)],
  ['avgPool', withOptions(avgPool, poolRules)],
  ['globalAvgPool', without(globalAvgPool)],
  ['flatten', without(flatten)],
  ['dense', withOptions(dense, denseRules)],
  ['dropout', withOptions(dropout, dropoutRules)],
  ['batchNorm', withOptions(batchNorm, batchNormRules)],
  ['localResponseNorm', withOptions(localResponseNorm, localResponseNormRules)],
  ['residual', { make: residual as CatalogueEntry['make'], takes: 2, rules: {} }],
  ['concat', { make: concat as CatalogueEntry['make'], takes: 1, rules: {} }],
  ['softmax', without(softmax)],
]);

function withOptions<Options>(
  make: (options: Options) => Layer,
  rules: OptionRules<Options>,
): CatalogueEntry {
  return { make: make as CatalogueEntry['make'], takes: 1, rules: rules as AnyRules };
}

function without(make: () => Layer): CatalogueEntry {
  return { make, takes: 0, rules: {} };
}

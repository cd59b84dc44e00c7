import type { PlanLayer } from './network-plan.ts';

/** How often each part of $[(CONV-RELU)^N-POOL?]^M-(FC-RELU)^K$ is repeated. */
export interface Pattern {
  /** Convolutions before each pool. */
  readonly n: number;
  /** Blocks. */
  readonly m: number;
  /** Hidden fully connected layers. */
  readonly k: number;
  /** Whether a pool ends each block. */
  readonly pool: boolean;
}

/** How wide the layers of a pattern are. */
export interface PatternWidths {
  /** Filters of the first block; each block after it has twice as many. */
  readonly filters: number;
  readonly size: number;
  readonly hidden: number;
  readonly classes: number;
}

/** The layers of a pattern, padded so that convolutions keep the size; ten scores, say, come last. */
export function patternLayers({ n, m, k, pool }: Pattern, widths: PatternWidths): PlanLayer[] {
  const { filters, size, hidden, classes } = widths;
  const repeat = <T>(times: number, make: (i: number) => T[]) =>
    Array.from({ length: times }, (_, i) => make(i)).flat();
  const relu = { kind: 'relu' } as const;
  const blocks = repeat<PlanLayer>(m, (block) => [
    ...repeat<PlanLayer>(n, () => [
      { kind: 'conv', filters: filters * 2 ** block, size, stride: 1, pad: (size - 1) / 2 },
      relu,
    ]),
    ...(pool ? [{ kind: 'pool', size: 2, stride: 2 } as const] : []),
  ]);
  const tops = repeat<PlanLayer>(k, () => [{ kind: 'dense', units: hidden }, relu]);
  return [...blocks, ...tops, { kind: 'dense', units: classes }];
}

/**
 * The pattern that layers follow; undefined where they follow none.
 *
 * @example
 * patternOf(patternLayers({ n: 2, m: 3, k: 1, pool: true }, widths)); // { n: 2, m: 3, k: 1, pool: true }
 */
export function patternOf(layers: readonly PlanLayer[]): Pattern | undefined {
  const word = layers.map(({ kind }) => kind[0]).join('');
  const found = /^((?:cr)+p|)(?:\1)*((?:dr)*)d$/.exec(word);
  const open = /^((?:cr)*)((?:dr)*)d$/.exec(word);
  if (open) return { n: 1, m: open[1].length / 2, k: open[2].length / 2, pool: false };
  if (!found) return undefined;
  const [, block, tops] = found;
  const m = (word.length - 1 - tops.length) / block.length;
  return { n: (block.length - 1) / 2, m, k: tops.length / 2, pool: true };
}

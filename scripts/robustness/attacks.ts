import {
  type Aim,
  type AttackResult,
  fgsm,
  type ImageScores,
  iteratedFgsm,
  type Network,
  onePixel,
  type PlainTensor,
} from '../../src/cnn/index.ts';

/** A row of the table: an attack with its bound. */
export interface AttackRow {
  /** Unique; what is kept is found by it. */
  readonly id: string;
  readonly name: string;
  readonly bound: string;
  readonly targeted: boolean;
  readonly by: 'gradient' | 'pixels';
  readonly attack: (
    victim: Victim,
    image: PlainTensor,
    aim: Aim,
    seed: number,
  ) => Promise<AttackResult>;
}

/** What is attacked: by its gradient, or by its probabilities alone. */
export interface Victim {
  readonly network: Network;
  /** Computed by all workers. */
  readonly scores: ImageScores;
}

const STEPS = 20;
const LINF = [
  ['2/255', 2 / 255],
  ['4/255', 4 / 255],
  ['8/255', 8 / 255],
  ['0.1', 0.1],
] as const;
const L2 = [0.25, 0.5, 1] as const;
const PIXELS = [1, 3, 5] as const;

/** All rows, in the order of the page. */
export const ATTACKS: readonly AttackRow[] = [
  ...both((targeted) => LINF.map(([bound, epsilon]) => fast(bound, epsilon, targeted))),
  ...both((targeted) =>
    LINF.map(([bound, epsilon]) => iterated('linf', `L∞ ${bound}`, epsilon, targeted)),
  ),
  ...both((targeted) => L2.map((length) => iterated('l2', `L2 ${length}`, length, targeted))),
  ...both((targeted) => PIXELS.map((pixels) => fewPixels(pixels, targeted, 'random'))),
  ...both((targeted) => PIXELS.map((pixels) => fewPixels(pixels, targeted, 'best'))),
];

function both(rows: (targeted: boolean) => AttackRow[]): AttackRow[] {
  return [...rows(false), ...rows(true)];
}

function fast(bound: string, epsilon: number, targeted: boolean): AttackRow {
  return {
    id: `fast ${bound}${targeted ? ' targeted' : ''}`,
    name: 'fast gradient sign',
    bound: `L∞ ${bound}`,
    targeted,
    by: 'gradient',
    attack: async ({ network }, image, aim) => ({
      image: await fgsm(network, image, { ...aim, epsilon }),
      queries: 1,
    }),
  };
}

function iterated(
  norm: 'linf' | 'l2',
  bound: string,
  epsilon: number,
  targeted: boolean,
): AttackRow {
  return {
    id: `iterated ${bound}${targeted ? ' targeted' : ''}`,
    name: `iterated, ${STEPS} steps`,
    bound,
    targeted,
    by: 'gradient',
    attack: async ({ network }, image, aim) => ({
      image: await iteratedFgsm(network, image, { ...aim, epsilon, norm, steps: STEPS }),
      queries: STEPS,
    }),
  };
}

function fewPixels(pixels: number, targeted: boolean, parent: 'random' | 'best'): AttackRow {
  return {
    id: `pixels ${pixels}${parent === 'best' ? ' best' : ''}${targeted ? ' targeted' : ''}`,
    name: `differential evolution, ${parent}/1`,
    bound: pixels === 1 ? '1 pixel' : `${pixels} pixels`,
    targeted,
    by: 'pixels',
    attack: ({ scores }, image, aim, seed) =>
      onePixel(scores, image, { ...aim, pixels, parent, seed }),
  };
}

import type { Grid } from './grid.ts';

/** A filter that people know by a name. */
export interface NamedFilter {
  /** As an attribute has it. */
  readonly id: string;
  readonly name: string;
  /** `[row][column]`, square. */
  readonly weights: Grid;
  /** How the weights come about, with T for a column made of a row. */
  readonly formula: string;
  /** What it answers to, in one sentence. */
  readonly says: string;
  /** `picture`: the result is an image again, 0 to 255. `signed`: numbers about 0. */
  readonly look: 'picture' | 'signed';
}

const BLUR = [1, 2, 1] as const;
const SLOPE = [1, 0, -1] as const;
const BEND = [1, -2, 1] as const;
const BINOMIAL = [1, 4, 6, 4, 1] as const;

/** A column times a row: the weight at a place is the product of the two, by `scale`. */
function outer(column: readonly number[], row: readonly number[], scale = 1): Grid {
  return column.map((a) => row.map((b) => (a * b) / scale + 0));
}

/**
 * Filters that are well known, each with what it is made of.
 *
 * Edges: Sobel and Feldman 1968. Smoothing with binomial weights: the row of Pascal's triangle that comes nearest to a
 * Gaussian of that width. Laplacian: the sum of the second differences along both sides. Corners: the second difference
 * along one side of the second difference along the other.
 */
export const NAMED_FILTERS: readonly NamedFilter[] = [
  {
    id: 'identity',
    name: 'Identity',
    weights: outer([0, 1, 0], [0, 1, 0]),
    formula: '1 in the middle, 0 round it',
    says: 'Each pixel is replaced by itself.',
    look: 'picture',
  },
  {
    id: 'edge-left-right',
    name: 'Edge, left to right (Sobel)',
    weights: outer(BLUR, SLOPE),
    formula: '(1, 2, 1)ᵀ · (1, 0, −1)',
    says: 'Left of the middle minus right of it: large where a bright area ends on the right.',
    look: 'signed',
  },
  {
    id: 'edge-top-bottom',
    name: 'Edge, top to bottom (Sobel)',
    weights: outer(SLOPE, BLUR),
    formula: '(1, 0, −1)ᵀ · (1, 2, 1)',
    says: 'Above the middle minus below it: large where a bright area ends below.',
    look: 'signed',
  },
  {
    id: 'laplacian',
    name: 'Edges of every direction (Laplacian)',
    weights: [
      [0, 1, 0],
      [1, -4, 1],
      [0, 1, 0],
    ],
    formula: 'neighbours − 4 · middle',
    says: 'The four neighbours minus four times the middle: 0 on every even slope, strong at edges and dots.',
    look: 'signed',
  },
  {
    id: 'corners',
    name: 'Corners',
    weights: outer(BEND, BEND),
    formula: '(1, −2, 1)ᵀ · (1, −2, 1)',
    says: 'A bend across of a bend down: 0 along every straight edge that runs across or down, large at corners and dots.',
    look: 'signed',
  },
  {
    id: 'box-blur',
    name: 'Blur (box)',
    weights: outer([1, 1, 1], [1, 1, 1], 9),
    formula: '(1, 1, 1)ᵀ · (1, 1, 1) / 9',
    says: 'The average of the nine pixels.',
    look: 'picture',
  },
  {
    id: 'gaussian-blur',
    name: 'Blur (Gaussian)',
    weights: outer(BLUR, BLUR, 16),
    formula: '(1, 2, 1)ᵀ · (1, 2, 1) / 16',
    says: 'An average in which the middle counts most.',
    look: 'picture',
  },
  {
    id: 'gaussian-blur-5',
    name: 'Blur more (Gaussian, 5×5)',
    weights: outer(BINOMIAL, BINOMIAL, 256),
    formula: '(1, 4, 6, 4, 1)ᵀ · (1, 4, 6, 4, 1) / 256',
    says: 'An average of 25 pixels in which the middle counts most.',
    look: 'picture',
  },
  {
    id: 'sharpen',
    name: 'Sharpen',
    weights: [
      [0, -1, 0],
      [-1, 5, -1],
      [0, -1, 0],
    ],
    formula: 'identity − Laplacian',
    says: 'The pixel plus its difference from its four neighbours: what stands out stands out more.',
    look: 'picture',
  },
  {
    id: 'emboss',
    name: 'Emboss',
    weights: [
      [-2, -1, 0],
      [-1, 1, 1],
      [0, 1, 2],
    ],
    formula: 'identity + slope from upper left to lower right',
    says: 'The pixel plus the slope along the diagonal: as if light fell from the upper left.',
    look: 'picture',
  },
];

/** The filter of that id, or undefined. */
export function filterNamed(id: string): NamedFilter | undefined {
  return NAMED_FILTERS.find((filter) => filter.id === id);
}

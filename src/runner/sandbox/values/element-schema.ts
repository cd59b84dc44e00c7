import { type FieldValue, type PointSeries, type TensorView } from '../protocol.ts';

/** What a property of a widget takes. */
export interface Field {
  readonly kind: 'number' | 'text' | 'texts' | 'numbers' | 'grid' | 'tensor' | 'lines' | 'layers';
  /** In words that complete "expected …". */
  readonly expected: string;
  /** Whether a value of that kind will do; all will where left out. */
  readonly accepts?: (value: FieldValue) => boolean;
  /** Whether the widget shows nothing without it. */
  readonly needed?: boolean;
}

export type Fields = Readonly<Record<string, Field>>;

const whole = (least: number, most: number): Field => ({
  kind: 'number',
  expected: `a whole number from ${least} to ${most}`,
  accepts: (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most,
});

const square = (least: number, most: number): Field => ({
  kind: 'grid',
  expected: `a square [[…], …] of ${least} to ${most} rows`,
  accepts: (value) => {
    const { length } = value as number[][];
    return length >= least && length <= most && (value as number[][])[0].length === length;
  },
});

const tensor = (...ranks: readonly number[]): Field => ({
  kind: 'tensor',
  expected: `numbers of rank ${ranks.join(' or ')}`,
  accepts: (value) => ranks.includes((value as TensorView).shape.length),
  needed: true,
});

const text: Field = { kind: 'text', expected: 'a text' };
const number: Field = { kind: 'number', expected: 'a number' };
const texts: Field = { kind: 'texts', expected: 'a list of texts' };
const grid: Field = {
  kind: 'grid',
  expected: 'rows of numbers [[…], …], all equally long, at most 64 × 64',
  needed: true,
};

const SIZES: Fields = {
  input: whole(1, 64),
  filter: whole(1, 11),
  stride: whole(1, 5),
  pad: whole(0, 5),
};

/** Every widget that a cell can show, and what it takes: nothing else crosses. */
export const ELEMENTS: Readonly<Record<string, Fields>> = {
  'conv-steps': {
    input: square(3, 9),
    filter: square(1, 5),
    bias: number,
    stride: whole(1, 3),
    pad: whole(0, 3),
  },
  'relu-steps': { input: grid, gradient: { ...grid, needed: false } },
  'size-ruler': SIZES,
  'number-grid': { values: grid, label: text },
  'map-grid': { maps: tensor(2, 3), label: text },
  'filter-grid': { weights: tensor(2, 4), label: text },
  'activation-maps': { activation: tensor(1, 3), names: texts, label: text },
  'confusion-matrix': { confusion: grid, classes: texts },
  'class-bars': {
    probabilities: {
      kind: 'numbers',
      expected: 'a list of probabilities from 0 to 1',
      needed: true,
    },
    classes: texts,
    label: whole(0, 9999),
    top: whole(1, 9999),
  },
  'line-chart': {
    lines: {
      kind: 'lines',
      expected: '{ name: [numbers], … } or [{ name, x, y }, …]',
      needed: true,
      accepts: (value) => (value as PointSeries[]).every(({ x, y }) => x.length === y.length),
    },
    label: text,
    unit: text,
    xLabel: text,
  },
  'layer-table': {
    report: { kind: 'layers', expected: 'what net.summary() gives', needed: true },
  },
};

/** The widget's fields; null where there is no such widget. */
export function fieldsOf(tag: string): Fields | null {
  return Object.hasOwn(ELEMENTS, tag) ? ELEMENTS[tag] : null;
}

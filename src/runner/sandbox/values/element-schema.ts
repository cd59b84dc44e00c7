import type { FieldValue, PointSeries, TensorView } from '../protocol.ts';

/** What a property of a widget takes. */
export interface Field {
  readonly kind:
    'number' | 'text' | 'network' | 'texts' | 'numbers' | 'grid' | 'tensor' | 'lines' | 'layers';
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

const bytesOrUnits: Field = {
  ...tensor(4),
  expected: 'images [count, height, width, 1 or 3], at most 64 of them',
  accepts: (value) => {
    const { shape, sent } = value as TensorView;
    const colours = shape[3] === 1 || shape[3] === 3;
    return shape.length === 4 && colours && shape[0] >= 1 && shape[0] <= 64 && sent === shape[0];
  },
};

const oneOf = (...names: readonly string[]): Field => ({
  kind: 'text',
  expected: `one of ${names.join(', ')}`,
  accepts: (value) => names.includes(String(value)),
});

const between = (low: number, high: number): Field => ({
  kind: 'number',
  expected: `a number from ${low} to ${high}`,
  accepts: (value) => Number(value) >= low && Number(value) <= high,
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
  'pool-steps': {
    kind: oneOf('max', 'average'),
    pass: oneOf('forward', 'both'),
    input: whole(2, 7),
    size: whole(1, 4),
    stride: whole(1, 3),
    maps: whole(1, 3),
  },
  'conv-backward-steps': {
    input: whole(2, 6),
    filter: whole(1, 3),
    stride: whole(1, 3),
    pad: whole(0, 1),
  },
  'size-ruler': SIZES,
  'number-grid': { values: grid, label: text },
  'map-grid': { maps: tensor(2, 3), label: text },
  'signed-image': { image: tensor(2, 3), label: text, channels: oneOf('colour', 'sum') },
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
  'image-strip': {
    images: bytesOrUnits,
    labels: { kind: 'numbers', expected: 'a class a picture, whole numbers from 0', needed: true },
    probabilities: {
      ...tensor(2),
      expected: 'probabilities [count, classes], as predict gives them',
    },
    classes: texts,
  },
  'train-lab': {
    network: {
      kind: 'network',
      expected: 'the text of a network, as formatNetwork(net) gives it',
      needed: true,
    },
    optimizer: oneOf('sgd', 'adadelta', 'adam'),
    learningRate: between(0, 10),
    momentum: between(0, 1),
    batchSize: whole(1, 1024),
    weightDecay: between(0, 1),
  },
  'layer-table': {
    report: { kind: 'layers', expected: 'what net.summary() gives', needed: true },
  },
};

/** What the fields of a widget have to agree on, in words that complete “expected …”; null where they do. */
export function disagreement(
  tag: string,
  fields: Readonly<Record<string, FieldValue>>,
): string | null {
  if (tag !== 'image-strip') return null;
  const [count] = (fields.images as TensorView).shape;
  const [rows, classes] = (fields.probabilities as TensorView).shape;
  const labels = fields.labels as readonly number[];
  const fits = labels.every((label) => Number.isInteger(label) && label >= 0 && label < classes);
  if (rows !== count || labels.length !== count) {
    return `${count} labels and ${count} rows of probabilities for ${count} images`;
  }
  return fits ? null : `labels from 0 to ${classes - 1}`;
}

/** The widget's fields; null where there is no such widget. */
export function fieldsOf(tag: string): Fields | null {
  return Object.hasOwn(ELEMENTS, tag) ? ELEMENTS[tag] : null;
}

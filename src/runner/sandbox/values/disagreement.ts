import type { FieldValue, TensorView } from '../protocol/index.ts';

type Given = Readonly<Record<string, FieldValue>>;
type Grid = readonly (readonly number[])[];

/** What the fields of each widget have to agree on. */
const RULES: Readonly<Record<string, (fields: Given) => string | null>> = {
  'adversarial-lab': labFields,
  'dense-steps': denseFields,
  'heat-map': mapFields,
  'image-strip': stripFields,
  'occlusion-lab': labFields,
  'one-pixel-lab': labFields,
  'randomization-lab': labFields,
  'relu-rules-lab': labFields,
  'success-matrix': matrixFields,
};

/** What the fields of a widget have to agree on, in words that complete “expected …”; null where they do. */
export function disagreement(tag: string, fields: Given): string | null {
  return Object.hasOwn(RULES, tag) ? RULES[tag](fields) : null;
}

function labFields({ image, label }: Given): string | null {
  return label === undefined || image ? null : 'label only beside image, whose class it is';
}

function denseFields({ input, weights, bias }: Given): string | null {
  if (!input || !weights)
    return input || weights || bias ? 'input and weights, which go together' : null;
  const features = (input as TensorView).shape.reduce((a, b) => a * b, 1);
  const rows = weights as Grid;
  if (rows[0].length !== features) return `${features} weights in a row, one a number of the input`;
  const fits = !bias || (bias as readonly number[]).length === rows.length;
  return fits ? null : `${rows.length} biases, one a row of weights`;
}

function mapFields({ values, classes }: Given): string | null {
  if (!classes) return null;
  const known = (classes as readonly string[]).length;
  const named = (value: number) => Number.isInteger(value) && value >= 0 && value < known;
  const fits = (values as Grid).flat().every((value) => Number.isNaN(value) || named(value));
  return fits ? null : `values from 0 to ${known - 1}, each the number of a class`;
}

function stripFields({ images, probabilities, labels }: Given): string | null {
  const [count] = (images as TensorView).shape;
  const [rows, classes] = (probabilities as TensorView).shape;
  const given = labels as readonly number[];
  const fits = given.every((label) => Number.isInteger(label) && label >= 0 && label < classes);
  if (rows !== count || given.length !== count) {
    return `${count} labels and ${count} rows of probabilities for ${count} images`;
  }
  return fits ? null : `labels from 0 to ${classes - 1}`;
}

function matrixFields({ hits, attempts }: Given): string | null {
  const rows = hits as Grid;
  const of = attempts as Grid;
  if (of.length !== rows.length) return `${rows.length} rows of attempts, one a row of hits`;
  const fits = rows.every((row, i) => row.every((hit, j) => hit >= 0 && hit <= of[i][j]));
  return fits ? null : 'hits from 0 to the attempts of the same place';
}

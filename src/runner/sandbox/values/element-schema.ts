import type { PointSeries, TensorView } from '../protocol/index.ts';
import {
  between,
  boolean,
  type Field,
  type Fields,
  grid,
  map,
  network,
  number,
  oneNumberOf,
  oneOf,
  picture,
  pixels,
  square,
  tensor,
  text,
  texts,
  whole,
} from './field.ts';

const images: Field = {
  ...tensor(4),
  expected: 'images [count, height, width, 1 or 3], at most 64 of them',
  accepts: (value) => {
    const { shape, sent } = value as TensorView;
    const colours = shape[3] === 1 || shape[3] === 3;
    return shape.length === 4 && colours && shape[0] >= 1 && shape[0] <= 64 && sent === shape[0];
  },
};

/** A drawn scene by its class and its number among those of that class. */
const SCENE: Fields = { thing: whole(0, 9), seed: whole(0, 9999) };

/** What a lab looks into; the page's own network and image where left out. */
const SUBJECT: Fields = { network, image: pixels, label: whole(0, 9999) };

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
  'relu-rules': {},
  'pool-steps': {
    kind: oneOf('max', 'average'),
    pass: oneOf('forward', 'both'),
    input: whole(2, 7),
    size: whole(1, 4),
    stride: whole(1, 3),
    maps: whole(1, 3),
  },
  'pool-pictures': {
    picture: oneOf('drawing', 'stars', 'checks'),
    size: oneNumberOf(1, 2, 3, 4, 6, 8),
  },
  'conv-backward-steps': {
    input: whole(2, 6),
    filter: whole(1, 3),
    stride: whole(1, 3),
    pad: whole(0, 1),
  },
  'dense-steps': {
    input: map(1, 4, [1, 2, 3, 4]),
    weights: { ...grid, needed: false },
    bias: { kind: 'numbers', expected: 'a list of numbers, one a row of weights' },
  },
  'linear-steps': {},
  'pointwise-steps': {},
  'softmax-steps': { loss: oneOf('softmax', 'hinge') },
  'size-ruler': SIZES,
  'size-formula': SIZES,
  'layer-count': {
    width: whole(1, 256),
    height: whole(1, 256),
    depth: whole(1, 1024),
    filters: whole(1, 1024),
    size: whole(1, 11),
    stride: whole(1, 5),
    pad: whole(0, 5),
  },
  'network-builder': {},
  'network-counts': {},
  'architecture-chart': { show: oneOf('size', 'error') },
  'architecture-layers': {},
  'number-grid': { values: grid, label: text },
  'map-grid': { maps: tensor(2, 3), label: text },
  'heat-map': {
    values: grid,
    label: text,
    unit: text,
    classes: texts,
    picture: picture(1, 224),
    through: between(0, 1),
  },
  'signed-image': { image: tensor(2, 3), label: text, channels: oneOf('colour', 'sum') },
  'pixel-image': {
    picture: { ...picture(1, 224), needed: true },
    label: text,
    side: whole(1, 512),
  },
  'pixel-lens': { picture: picture(1, 224), side: oneNumberOf(64, 32, 16, 8), ...SCENE },
  'image-filter': {
    picture: picture(8, 64),
    colour: boolean,
    filters: whole(1, 6),
    preset: oneOf(
      'identity',
      'edge-left-right',
      'edge-top-bottom',
      'laplacian',
      'corners',
      'box-blur',
      'gaussian-blur',
      'gaussian-blur-5',
      'sharpen',
      'emboss',
    ),
    ...SCENE,
  },
  'filter-grid': { weights: tensor(2, 4), label: text },
  'activation-maps': { activation: tensor(1, 3), names: texts, label: text },
  'confusion-matrix': { confusion: { ...square(1, 64), needed: true }, classes: texts },
  'success-matrix': {
    hits: { ...square(2, 64), needed: true },
    attempts: { ...square(2, 64), needed: true },
    classes: texts,
    towards: oneOf('target', 'named'),
  },
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
    images,
    labels: { kind: 'numbers', expected: 'a class a picture, whole numbers from 0', needed: true },
    probabilities: {
      ...tensor(2),
      expected: 'probabilities [count, classes], as predict gives them',
    },
    classes: texts,
  },
  'nearest-neighbours': {},
  'template-lab': {},
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
  'occlusion-lab': {
    ...SUBJECT,
    size: whole(1, 24),
    stride: oneNumberOf(1, 2, 4),
    colour: oneOf('grey', 'black', 'white', 'mean'),
  },
  'relu-rules-lab': SUBJECT,
  'randomization-lab': { ...SUBJECT, seed: whole(0, 9999) },
  'adversarial-lab': SUBJECT,
  'one-pixel-lab': SUBJECT,
  'attack-rate-lab': { network, by: oneOf('gradient', 'pixels') },
  'layer-table': {
    report: { kind: 'layers', expected: 'what net.summary() gives', needed: true },
  },
};

/** The widget's fields; null where there is no such widget. */
export function fieldsOf(tag: string): Fields | null {
  return Object.hasOwn(ELEMENTS, tag) ? ELEMENTS[tag] : null;
}

import type { PlanLayer, PlanShape } from '../../steps/index.ts';

/** A number of a layer that the reader can set. */
export interface LayerField {
  readonly name: string;
  /** As it stands before the field. */
  readonly label: string;
  /** As the screen reader says it. */
  readonly word: string;
  readonly least: number;
  readonly most: number;
}

const size: LayerField = { name: 'size', label: 'F', word: 'window size F', least: 1, most: 11 };
const stride: LayerField = { name: 'stride', label: 'S', word: 'stride S', least: 1, most: 4 };

/** What can be set on each kind of layer. */
export const FIELDS: Readonly<Record<PlanLayer['kind'], readonly LayerField[]>> = {
  conv: [
    { name: 'filters', label: 'K', word: 'filters K', least: 1, most: 1024 },
    size,
    stride,
    { name: 'pad', label: 'P', word: 'padding P', least: 0, most: 5 },
  ],
  pool: [size, stride],
  relu: [],
  dense: [{ name: 'units', label: 'units', word: 'units', least: 1, most: 8192 }],
};

/** What a layer of each kind is when it is added. */
export const FRESH: Readonly<Record<PlanLayer['kind'], PlanLayer>> = {
  conv: { kind: 'conv', filters: 16, size: 3, stride: 1, pad: 1 },
  relu: { kind: 'relu' },
  pool: { kind: 'pool', size: 2, stride: 2 },
  dense: { kind: 'dense', units: 64 },
};

/** The kinds in the order in which they are offered, with the names of the pattern. */
export const KINDS: readonly (readonly [PlanLayer['kind'], string])[] = [
  ['conv', 'CONV'],
  ['relu', 'RELU'],
  ['pool', 'POOL'],
  ['dense', 'FC'],
];

/** The number of a field, on a layer that has it. */
export function fieldValue(layer: PlanLayer, name: string): number {
  return (layer as unknown as Readonly<Record<string, number>>)[name];
}

/** The layer with one number set; a number that is out of range or none leaves it as it is. */
export function withField(layer: PlanLayer, name: string, value: number): PlanLayer {
  const field = FIELDS[layer.kind].find((each) => each.name === name);
  if (!field || !Number.isInteger(value) || value < field.least || value > field.most) return layer;
  return { ...layer, [name]: value };
}

/** Images that a network may be built for. */
export const INPUTS: readonly { readonly name: string; readonly shape: PlanShape }[] = [
  { name: '32 × 32 × 3: CIFAR-10, the drawn scenes', shape: [32, 32, 3] },
  { name: '28 × 28 × 1: digits', shape: [28, 28, 1] },
  { name: '224 × 224 × 3: ImageNet', shape: [224, 224, 3] },
];

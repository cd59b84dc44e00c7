import { count, shown } from './number-text.ts';
import { sizes } from './sizes.ts';

/** A layer that a reader can put into a network. */
export type PlanLayer =
  | {
      readonly kind: 'conv';
      readonly filters: number;
      readonly size: number;
      readonly stride: number;
      readonly pad: number;
    }
  | { readonly kind: 'pool'; readonly size: number; readonly stride: number }
  | { readonly kind: 'relu' }
  | { readonly kind: 'dense'; readonly units: number };

/** Extents of a map, `[height, width, channels]`, or `[units]`. */
export type PlanShape = readonly number[];

/** A layer at its place, counted. */
export interface PlanRow {
  readonly layer: PlanLayer;
  /** `conv1`, as a network names it. */
  readonly name: string;
  /** What goes in; null after a layer that does not fit. */
  readonly input: PlanShape | null;
  /** What comes out; null where it does not fit, and after that. */
  readonly output: PlanShape | null;
  readonly parameters: number;
  /** For one image. */
  readonly multiplyAdds: number;
  /** How far one number of its input sees, r, and how many pixels lie between two neighbours of them, j. */
  readonly inputField: number;
  readonly inputStride: number;
  /** How far one output sees on the image, in pixels on a side; the image's side from the first dense layer on. */
  readonly receptiveField: number;
  /** Why it does not fit, in one sentence; empty where it does. */
  readonly problem: string;
}

interface Flow {
  readonly shape: PlanShape | null;
  readonly field: number;
  /** Pixels of the image between two neighbouring outputs. */
  readonly stride: number;
}

/**
 * Counts a network while it is being put together: shapes, parameters, multiply-adds and receptive fields
 * (Araujo, Norris and Sim 2019, for the last).
 *
 * @param input `[height, width, channels]` of one image
 * @example
 * planNetwork([32, 32, 3], [{ kind: 'conv', filters: 10, size: 5, stride: 1, pad: 2 }])[0].parameters; // 760
 */
export function planNetwork(input: PlanShape, layers: readonly PlanLayer[]): PlanRow[] {
  const counts = new Map<string, number>();
  let flow: Flow = { shape: input, field: 1, stride: 1 };
  return layers.map((layer) => {
    const index = (counts.get(layer.kind) ?? 0) + 1;
    counts.set(layer.kind, index);
    const { shape, field: inputField, stride: inputStride } = flow;
    const result = shape === null ? STOPPED : through(layer, shape);
    flow = flowAfter(flow, layer, result.output, input);
    return {
      layer,
      name: `${layer.kind}${index}`,
      input: shape,
      inputField,
      inputStride,
      receptiveField: flow.field,
      ...result,
    };
  });
}

type Counted = Pick<PlanRow, 'output' | 'parameters' | 'multiplyAdds' | 'problem'>;

const STOPPED: Counted = { output: null, parameters: 0, multiplyAdds: 0, problem: '' };

function through(layer: PlanLayer, shape: PlanShape): Counted {
  if (layer.kind === 'relu') return { ...STOPPED, output: shape };
  if (layer.kind === 'dense') return fullyConnected(layer.units, shape);
  if (shape.length !== 3) {
    const noun = layer.kind === 'conv' ? 'A convolution' : 'A pool';
    return { ...STOPPED, problem: `${noun} needs a map, but a row of ${count(shape[0], 'number')} arrives: it has to stand before the first FC layer.` }; // prettier-ignore
  }
  const [height, width, depth] = shape;
  const pad = layer.kind === 'conv' ? layer.pad : 0;
  const along = [height, width].map((side) => sizes({ ...layer, input: side, pad }));
  const off = along.findIndex(({ fits }) => !fits);
  if (off >= 0) return { ...STOPPED, problem: misfit({ ...layer, pad }, shape[off]) };
  const [rows, columns] = along.map(({ starts }) => starts.length);
  if (layer.kind === 'pool') return { ...STOPPED, output: [rows, columns, depth] };
  const weights = layer.size * layer.size * depth;
  return {
    output: [rows, columns, layer.filters],
    parameters: (weights + 1) * layer.filters,
    multiplyAdds: rows * columns * layer.filters * weights,
    problem: '',
  };
}

function fullyConnected(units: number, shape: PlanShape): Counted {
  const features = shape.reduce((product, extent) => product * extent, 1);
  return {
    output: [units],
    parameters: (features + 1) * units,
    multiplyAdds: features * units,
    problem: '',
  };
}

interface Laid {
  readonly size: number;
  readonly stride: number;
  readonly pad: number;
}

function misfit({ size, stride, pad }: Laid, side: number): string {
  const padded = side + 2 * pad;
  if (size > padded) return `does not fit: the window is ${size} wide, the map only ${padded}.`; // prettier-ignore
  const ring = pad > 0 ? ` + 2·${pad}` : '';
  const exact = (padded - size) / stride + 1;
  return `does not fit: (${side} − ${size}${ring})/${stride} + 1 = ${shown(exact)}.`;
}

function flowAfter(flow: Flow, layer: PlanLayer, shape: PlanShape | null, image: PlanShape): Flow {
  if (layer.kind === 'relu' || shape === null) return { ...flow, shape };
  if (layer.kind === 'dense') {
    const field = Math.max(flow.field, image[0], image[1]);
    return { ...flow, shape, field };
  }
  const field = flow.field + (layer.size - 1) * flow.stride;
  return { shape, field, stride: flow.stride * layer.stride };
}

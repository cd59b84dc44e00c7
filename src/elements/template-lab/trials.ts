import type { PlainTensor } from '../../cnn/tensor/plain-tensor.ts';
import type { Picture } from '../../runner/engine/index.ts';

/** A network that can be trained here. */
export interface Trial {
  readonly name: string;
  /** For the legend of the chart. */
  readonly short: string;
  readonly text: string;
  /** What one learns a template for. */
  readonly unit: 'class' | 'hidden unit';
}

/** W x + b, and the same with a layer of 64 hidden units before it. */
export const TRIALS: readonly Trial[] = [
  {
    name: 'linear: W x + b',
    short: 'linear',
    unit: 'class',
    text: `sequential({ input: [32, 32, 3], seed: 7 }, [
  normalize(),
  flatten(),
  dense({ units: 10 }),
])`,
  },
  {
    name: 'two layers: W₂ max(0, W₁ x), 64 hidden units',
    short: 'two layers',
    unit: 'hidden unit',
    text: `sequential({ input: [32, 32, 3], seed: 7 }, [
  normalize(),
  flatten(),
  dense({ units: 64 }),
  relu(),
  dense({ units: 10 }),
])`,
  },
];

/** The scenes that are learnt from and measured on. */
export const SCENES = { seed: 1, train: 3000, test: 500 };

/** A rate at which both learn; the decay keeps weights small that no image needs, so that templates are smooth. */
export const SETTINGS = {
  optimizer: 'sgd',
  learningRate: 0.001,
  momentum: 0.9,
  batchSize: 32,
  weightDecay: 0.01,
} as const;

/** Weights beyond this share of them are drawn as the last one within: a few would leave all others grey. */
const DRAWN = 0.995;

/** The columns of `[32 · 32 · 3, units]` as pictures; mid grey is 0. */
export function templatesOf({ shape, data }: PlainTensor): Picture[] {
  const [inputs, units] = shape;
  const sorted = Float32Array.from(data, Math.abs).sort();
  const limit = sorted[Math.floor(DRAWN * (sorted.length - 1))] || 1;
  return Array.from({ length: units }, (_, unit) => {
    const bytes = Uint8ClampedArray.from(
      { length: inputs },
      (_each, input) => 127.5 + (127.5 * data[input * units + unit]) / limit,
    );
    return { shape: [32, 32, 3], bytes: new Uint8Array(bytes.buffer) };
  });
}

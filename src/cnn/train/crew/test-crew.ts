import type { ImageSet } from '../../data/index.ts';
import {
  batchNorm,
  conv2d,
  dense,
  dropout,
  flatten,
  maxPool,
  relu,
  residual,
} from '../../layers/index.ts';
import { type Network, sequential } from '../../model/index.ts';
import { Random } from '../../tensor/random.ts';
import { sgd } from '../optimizers/index.ts';
import type { SlopeSource } from '../slopes.ts';
import { Trainer } from '../trainer.ts';
import { Crew, type CrewOptions } from './crew.ts';
import { type Fate, testMates } from './test-mates.ts';

const random = new Random(4);
export const images: ImageSet = {
  images: Uint8Array.from({ length: 40 * 64 * 2 }, () => random.integer(256)),
  labels: Uint8Array.from({ length: 40 }, () => random.integer(4)),
  count: 40,
  shape: [8, 8, 2],
  classes: ['a', 'b', 'c', 'd'],
};

/** With everything but batch normalisation. */
export const plain = () =>
  sequential({ input: [8, 8, 2], seed: 3 }, [
    conv2d({ filters: 4, size: 3, pad: 1 }),
    relu(),
    residual([dropout({ rate: 0.2 }), conv2d({ filters: 4, size: 3, pad: 1 })]),
    maxPool({ size: 2 }),
    flatten(),
    dropout({ rate: 0.4 }),
    dense({ units: 4 }),
  ]);

export const normed = () =>
  sequential({ input: [8, 8, 2], seed: 3 }, [
    conv2d({ filters: 4, size: 3, pad: 1, bias: false }),
    batchNorm(),
    relu(),
    flatten(),
    dense({ units: 4 }),
  ]);

export function crewOf(options: Omit<CrewOptions, 'start'>, fates: readonly Fate[] = []) {
  const { start, mates } = testMates(fates);
  return { crew: new Crew({ start, leastWork: 0, ...options }), mates };
}

export async function trained(network: Network, slopes?: SlopeSource, steps = 5) {
  const trainer = new Trainer(network, images, {
    optimizer: sgd({ learningRate: 0.05, momentum: 0.9 }),
    batchSize: 11,
    augment: { flip: true, shift: 1 },
    weightDecay: 1e-3,
    slopes,
  });
  const records = [];
  for (let i = 0; i < steps; i++) records.push(await trainer.step());
  const { weights, progress } = await trainer.state();
  trainer.dispose();
  network.dispose();
  return { numbers: [...weights.values()].flatMap(({ data }) => [...data]), records, progress };
}

export const apart = (a: readonly number[], b: readonly number[]) =>
  Math.max(...a.map((value, i) => Math.abs(value - b[i])));

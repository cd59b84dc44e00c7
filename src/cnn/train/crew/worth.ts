import type { Network } from '../../model/index.ts';
import type { Work } from './messages.ts';

/** Multiply-adds that take about as long as sending a part and hearing of it: 2 ms, at 25 in a nanosecond. */
const LEAST_WORK = 50e6;

/** Weights that take as long again to be sent, and to come back as gradients and be averaged. */
const WEIGHTS = 500_000;

/**
 * In how many parts a batch is worth cutting, from 1 to `most`: so many that each is worth sending.
 *
 * It is counted, not measured, so that the same batch is cut alike every time and on every machine.
 *
 * @param least multiply-adds that a part must have; slopes need as many again for each 500,000 weights.
 */
export function partsWorth(
  type: Work['type'],
  network: Network,
  images: number,
  most: number,
  least = LEAST_WORK,
): number {
  const { multiplyAdds, parameters } = network.summary();
  const forward = images * multiplyAdds;
  // The way back costs twice the way forward. Weights that do not change are sent once only.
  const [work, price] = type === 'slopes' ? [3 * forward, 1 + parameters / WEIGHTS] : [forward, 1];
  const parts = least > 0 ? Math.floor(work / (least * price)) : most;
  return Math.max(1, Math.min(most, parts));
}

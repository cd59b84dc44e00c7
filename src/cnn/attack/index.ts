/** Attacks: what makes a network name another class, and how often it does. */
export { argMax, type Aim } from './aim.ts';
export type { ChangedPixel } from './candidates.ts';
export type { DifferentiableScores } from './differentiable.ts';
export { distance, type Distance } from './distance.ts';
export { toEightBit } from './eight-bit.ts';
export { fgsm, type FgsmOptions } from './fgsm.ts';
export { iteratedFgsm, type IteratedFgsmOptions } from './iterated-fgsm.ts';
export {
  onePixel,
  type Generation,
  type OnePixelOptions,
  type OnePixelResult,
} from './one-pixel.ts';
export {
  successRate,
  type Attack,
  type AttackResult,
  type Rate,
  type SuccessRate,
  type SuccessRateOptions,
} from './success-rate.ts';

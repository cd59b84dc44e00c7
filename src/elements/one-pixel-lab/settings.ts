import { ANY, type Choices } from '../attack/index.ts';

export const PIXELS: Choices<number> = [
  [1, '1 pixel'],
  [3, '3 pixels'],
  [5, '5 pixels'],
];
export const POPULATIONS: Choices<number> = [
  [50, '50 candidates'],
  [200, '200 candidates'],
  [400, '400 candidates'],
];
/** As in the paper: 100 are more than it needs, and an image takes 30,000 questions. */
export const GENERATIONS = 75;

/** What a reader has chosen. */
export interface Settings {
  readonly pixels: number;
  readonly population: number;
  /** A class, or `ANY`. */
  readonly target: number;
  readonly seed: number;
}

export const FIRST: Settings = { pixels: 1, population: 400, target: ANY, seed: 1 };

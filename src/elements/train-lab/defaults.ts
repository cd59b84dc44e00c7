import type { TrainSettings } from '../../runner/engine/index.ts';

/** The scenes that are drawn unless other images are chosen. */
export const SCENES = { seed: 1, train: 5000, test: 1000 };

/** Runs start from the same weights, so that two runs differ only in what was changed. */
const SEED = 7;

/** The seed that a network's text asks for; the usual one where it names none. */
export function seedIn(text: string): number {
  const found = /\bseed:\s*(-?\d{1,15})\b/.exec(text);
  return found ? Number(found[1]) : SEED;
}

/** What is shown until the engine says what it has. */
export const FIRST_SETTINGS: TrainSettings = {
  optimizer: 'adadelta',
  learningRate: 1,
  momentum: 0.9,
  batchSize: 32,
  weightDecay: 0.0001,
};

/** What the engine calls them. */
export const SCENES_NAME = 'drawn scenes';

/** What is said when images that were given by hand went with the engine's worker. */
export const LOST_IMAGES =
  'The images went with the worker that computed. Choose them again, and it goes on.';

/** What is said when a kept run comes back without its images. */
export const GIVE_IMAGES =
  'The images of the kept run were too many to keep in the browser. Choose them again, and it goes on.';

/** Milliseconds between two drawings of the curves while it trains. */
export const DRAW_EVERY = 250;

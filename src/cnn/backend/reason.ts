import type { BackendName, BackendTrial, KernelBuild } from './report.ts';

/** Backends whose work is shared among workers. */
const SHARED: ReadonlySet<BackendName> = new Set(['wasm', 'cpu']);

/** Milliseconds for the training step of a trial, by all who would share it. */
export function sharedTime({ backend, milliseconds }: BackendTrial, workers: number): number {
  return (milliseconds ?? Infinity) / speedUp(backend, workers);
}

/**
 * How many times as fast as one worker so many are taken to be: 1 on a graphics card.
 *
 * Two were measured 1.34 times as fast on the network of ConvNetJS, so each further one counts as a third.
 */
export function speedUp(backend: BackendName, workers: number): number {
  return SHARED.has(backend) ? 1 + (workers - 1) / 3 : 1;
}

/** Why the first of those that work was chosen, for a student. */
export function choiceReason(
  ranked: readonly BackendTrial[],
  trials: readonly BackendTrial[],
  workers: number,
): string {
  const [best, ...others] = ranked;
  const time = (trial: BackendTrial) => inWords(trial, workers);
  // A bound far above the best says nothing of how much slower the other is.
  const timed = others.filter(({ bound }) => bound !== 'at most');
  const slower = timed.map((trial) => `, ${trial.backend} ${time(trial)}`).join('');
  const refused = trials.filter(({ refusal }) => refusal !== null);
  const rest = refused.map(({ backend, refusal }) => ` ${backend} cannot be used: ${refusal}.`);
  return `${best.backend} took ${time(best)} for a training step${slower}.${rest.join('')}`;
}

/** What a student should know of the kernels that compute; nothing where they are ours. */
export function kernelNote(kernels: KernelBuild | undefined): string {
  if (kernels !== 'none') return '';
  return " Without SIMD here, tfjs's own kernels compute, more slowly; a newer browser has SIMD.";
}

function inWords(trial: BackendTrial, workers: number): string {
  const { backend, milliseconds, bound } = trial;
  const alone = `${bound ? `${bound} ` : ''}${Math.ceil(milliseconds ?? 0)} ms`;
  if (speedUp(backend, workers) === 1) return alone;
  return `${alone} (about ${Math.ceil(sharedTime(trial, workers))} ms by ${workers} workers)`;
}

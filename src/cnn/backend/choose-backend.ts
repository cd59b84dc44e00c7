import * as tf from '@tensorflow/tfjs-core';
import { letGo, loadBackend } from './load-backend.ts';
import { choiceReason, kernelNote, sharedTime, speedUp } from './reason.ts';
import type { BackendName, BackendReport, BackendTrial } from './report.ts';
import { tryBackend, type TryOptions } from './try-backend.ts';

export interface ChooseOptions extends TryOptions {
  /** Which to try beside `cpu`, which is always tried first; default all that could exist here. */
  readonly candidates?: readonly BackendName[];
  /** How many would share the work on the processor, 1 or more, for which its time is then taken; default 1. */
  readonly workers?: number;
}

/**
 * Trains the same small network for a few steps on each backend that could run here, and takes the
 * fastest of those whose weights agree with the ones of `cpu`. One that turns out slower than the best so far
 * is given up at once.
 *
 * So a GPU that is only imitated loses by its time, and one that computes wrongly by its weights.
 * The chosen backend is the one in use when this resolves; GPU backends that lost are let go.
 *
 * @throws Error when `cpu` does not run, since then no other could be checked; the backend in use before is so again.
 *
 * @example
 * const { backend, reason } = await chooseBackend();
 * reason; // 'wasm took 21 ms for a training step, webgl more than 210 ms.'
 */
export async function chooseBackend(options: ChooseOptions = {}): Promise<BackendReport> {
  const { candidates = possible(), workers = 1, wasmPath } = options;
  const time = (trial: BackendTrial) => sharedTime(trial, workers);
  const { first, weights } = await reference(options);
  const trials = [first];
  for (const candidate of candidates) {
    if (candidate === 'cpu') continue;
    const best = Math.min(...trials.filter(works).map(time)) * speedUp(candidate, workers);
    const { trial } = await tryBackend(candidate, options, { weights, best });
    trials.push(trial);
  }
  const ranked = trials.filter(works).sort((a, b) => time(a) - time(b));
  const { backend } = ranked[0];
  const kernels = await loadBackend(backend, wasmPath);
  for (const loser of trials) if (loser !== ranked[0] && isGpu(loser)) letGo(loser.backend);
  const reason = choiceReason(ranked, trials, workers) + kernelNote(kernels);
  return { backend, kernels, reason, trials };
}

/** The trial of `cpu`, to which the others are held. */
async function reference(options: ChooseOptions) {
  const before = tf.getBackend();
  const { trial, weights } = await tryBackend('cpu', options);
  if (weights) return { first: trial, weights };
  if (before) await tf.setBackend(before);
  throw new Error(
    `no backend can be chosen without cpu, to which the others are held: ${trial.refusal}; reload the page to try again`,
  );
}

function works({ refusal }: BackendTrial): boolean {
  return refusal === null;
}

/** Whether it holds a context, of which a browser has few. */
function isGpu({ backend }: BackendTrial): boolean {
  return backend.startsWith('webg');
}

/** What could exist where this runs; whether it really does is found out by trying. */
function possible(): BackendName[] {
  const found: BackendName[] = ['wasm'];
  if ('OffscreenCanvas' in globalThis || 'document' in globalThis) found.push('webgl');
  if (typeof navigator !== 'undefined' && 'gpu' in navigator) found.push('webgpu');
  return found;
}

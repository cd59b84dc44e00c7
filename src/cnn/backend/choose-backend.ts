import * as tf from '@tensorflow/tfjs-core';
import { loadBackend, type WasmPath } from './load-backend.ts';
import type { BackendName, BackendReport, BackendTrial } from './report.ts';
import { trialSteps } from './trial-step.ts';

export interface ChooseOptions {
  /** Which to try beside `cpu`, which is always tried first; default all that could exist here. */
  readonly candidates?: readonly BackendName[];
  /** Where the `.wasm` files are; default beside the code. */
  readonly wasmPath?: WasmPath;
  /** The clock, in milliseconds; default `performance.now`. */
  readonly now?: () => number;
  /** Milliseconds after which a candidate is given up; default 5,000. */
  readonly limit?: number;
}

/** Above this relative difference from `cpu` after one step, a backend computes something else. */
const TOLERANCE = 1e-2;

/**
 * Trains the same small network for a few steps on each backend that could run here, and takes the
 * fastest of those whose weights agree with the ones of `cpu`. One that turns out slower than the best so far
 * is given up at once.
 *
 * So a GPU that is only imitated loses by its time, and one that computes wrongly by its weights.
 * The chosen backend is the one in use when this resolves; GPU backends that lost are let go.
 *
 * @throws Error when not even `cpu` starts.
 *
 * @example
 * const { backend, reason } = await chooseBackend();
 * reason; // 'wasm took 21 ms for a training step, webgl more than 210 ms.'
 */
export async function chooseBackend(options: ChooseOptions = {}): Promise<BackendReport> {
  const { now = () => performance.now(), limit = 5_000, wasmPath } = options;
  const candidates = options.candidates ?? possible();
  const how: AttemptOptions = { now, limit, wasmPath, wanted: 'cpu', best: Infinity };
  const reference = await tryOne('cpu', null, how);
  const trials = [reference.trial];
  how.best = reference.trial.milliseconds ?? Infinity;
  for (const candidate of candidates) {
    if (candidate === 'cpu') continue;
    const { trial } = await tryOne(candidate, reference.weights, how);
    trials.push(trial);
    if (trial.refusal === null) how.best = Math.min(how.best, trial.milliseconds ?? Infinity);
  }
  const ranked = trials.filter(({ refusal }) => refusal === null).sort(byTime);
  if (ranked.length === 0) throw new Error(`no backend works here: ${trials[0].refusal}`);
  const { backend } = ranked[0];
  how.wanted = backend;
  await tf.setBackend(backend);
  release(trials, backend);
  return { backend, reason: reasonFor(ranked, trials), trials };
}

function byTime(a: BackendTrial, b: BackendTrial): number {
  return (a.milliseconds ?? Infinity) - (b.milliseconds ?? Infinity);
}

/** What could exist where this runs; whether it really does is found out by trying. */
function possible(): BackendName[] {
  const found: BackendName[] = ['wasm'];
  if ('OffscreenCanvas' in globalThis || 'document' in globalThis) found.push('webgl');
  if (typeof navigator !== 'undefined' && 'gpu' in navigator) found.push('webgpu');
  return found;
}

interface Attempt {
  readonly trial: BackendTrial;
  readonly weights: Float32Array | null;
}

interface AttemptOptions {
  readonly now: () => number;
  readonly limit: number;
  readonly wasmPath?: WasmPath;
  /** The backend that should be in use now. */
  wanted: BackendName;
  /** Milliseconds of the best candidate so far. */
  best: number;
}

async function tryOne(
  backend: BackendName,
  reference: Float32Array | null,
  how: AttemptOptions,
): Promise<Attempt> {
  let waiting = true;
  how.wanted = backend;
  const attempt = async () => {
    try {
      await loadBackend(backend, how.wasmPath);
    } finally {
      // One that starts after it was given up has half taken the place of another.
      if (!waiting) await tf.setBackend(how.wanted);
    }
    const { now, best } = how;
    return trialSteps({ now, best, goesOn: () => waiting, plain: backend === 'cpu' });
  };
  try {
    const { weights, milliseconds, bound } = await within(how.limit, attempt());
    const difference = reference ? relativeDifference(weights, reference) : 0;
    const refusal =
      difference <= TOLERANCE ? null : `its weights differ from those of cpu: ${difference}`;
    const trial = { backend, milliseconds, difference, refusal, ...(bound && { bound }) };
    return { trial, weights };
  } catch (error) {
    const refusal = error instanceof Error ? error.message : String(error);
    return { trial: { backend, milliseconds: null, difference: null, refusal }, weights: null };
  } finally {
    waiting = false;
  }
}

/** A lost GPU context answers nothing at all, so waiting has an end. */
async function within<T>(limit: number, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`it did not answer within ${limit} ms`)), limit);
  });
  try {
    return await Promise.race([work, end]);
  } finally {
    clearTimeout(timer);
  }
}

/** The largest difference, in parts of the largest weight; infinite where one is not a number. */
function relativeDifference(got: Float32Array, wanted: Float32Array): number {
  let largest = 0;
  let worst = 0;
  for (let i = 0; i < wanted.length; i++) {
    const difference = Math.abs(got[i] - wanted[i]);
    if (!Number.isFinite(difference)) return Infinity;
    worst = Math.max(worst, difference);
    largest = Math.max(largest, Math.abs(wanted[i]));
  }
  return worst / largest;
}

/** Frees the contexts of GPU backends that lost; they can still be asked for by name. */
function release(trials: readonly BackendTrial[], chosen: BackendName): void {
  for (const { backend } of trials) {
    if (backend === chosen || !backend.startsWith('webg')) continue;
    const factory = tf.findBackendFactory(backend);
    if (!factory) continue;
    tf.removeBackend(backend);
    tf.registerBackend(backend, factory);
  }
}

function reasonFor(ranked: readonly BackendTrial[], trials: readonly BackendTrial[]): string {
  const [best, ...others] = ranked;
  const time = ({ milliseconds, bound }: BackendTrial) =>
    `${bound ? `${bound} ` : ''}${Math.ceil(milliseconds ?? 0)} ms`;
  // A bound far above the best says nothing of how much slower the other is.
  const timed = others.filter(({ bound }) => bound !== 'at most');
  const slower = timed.map((trial) => `${trial.backend} ${time(trial)}`).join(', ');
  const refused = trials.filter(({ refusal }) => refusal !== null);
  const rest = refused.map(({ backend, refusal }) => ` ${backend} cannot be used: ${refusal}.`);
  const faster = slower ? `, ${slower}` : '';
  return `${best.backend} took ${time(best)} for a training step${faster}.${rest.join('')}`;
}

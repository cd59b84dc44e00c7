import * as tf from '@tensorflow/tfjs-core';
import { letGo, loadBackend, type WasmPath } from './load-backend.ts';
import type { BackendName, BackendTrial } from './report.ts';
import { type TrialResult, trialSteps } from './trial-step.ts';

export interface TryOptions {
  /** Where the `.wasm` files are; default beside the code. */
  readonly wasmPath?: WasmPath;
  /** The clock, in milliseconds; default `performance.now`. */
  readonly now?: () => number;
  /** Milliseconds after which the trial of a backend that is there is given up; default 5,000. */
  readonly limit?: number;
  /** Milliseconds after which a backend that is still on its way is given up; default 60,000, for slow lines. */
  readonly loadLimit?: number;
}

/** What a backend is held to. */
export interface Reference {
  /** What `cpu` computed. */
  readonly weights: Float32Array;
  /** Milliseconds for a step above which the backend will not be chosen. */
  readonly best: number;
}

/** What came of trying a backend; weights where it ran. */
export interface Attempt {
  readonly trial: BackendTrial;
  readonly weights: Float32Array | null;
}

/** Above this relative difference from `cpu` after one step, a backend computes something else. */
const TOLERANCE = 1e-2;

/** That a time ran out. */
class NoAnswer extends Error {}

/** Trains a few steps on a backend, which is then the one in use; `cpu`, the first, is held to nothing. */
export async function tryBackend(
  backend: BackendName,
  options: TryOptions,
  reference?: Reference,
): Promise<Attempt> {
  try {
    await load(backend, options);
    return judged(backend, await trained(backend, options, reference?.best), reference);
  } catch (error) {
    const refusal = error instanceof Error ? error.message : String(error);
    const timedOut = error instanceof NoAnswer && { timedOut: true as const };
    const trial = { backend, milliseconds: null, difference: null, refusal, ...timedOut };
    return { trial, weights: null };
  }
}

async function load(backend: BackendName, { wasmPath, loadLimit = 60_000 }: TryOptions) {
  const loading = (signal: AbortSignal) => loadBackend(backend, wasmPath, signal);
  try {
    await within(loadLimit, `it was not there within ${loadLimit / 1000} s`, loading);
  } catch (error) {
    // As long as tfjs waits for one to start, it computes on no other.
    if (error instanceof NoAnswer && !(backend in tf.engine().registry)) letGo(backend);
    throw error;
  }
}

function trained(
  backend: BackendName,
  { now = () => performance.now(), limit = 5_000 }: TryOptions,
  best?: number,
): Promise<TrialResult> {
  return within(limit, `it did not answer within ${limit} ms`, (signal) =>
    trialSteps({ now, best, goesOn: () => !signal.aborted, plain: backend === 'cpu' }),
  );
}

function judged(backend: BackendName, result: TrialResult, reference?: Reference): Attempt {
  const { weights, milliseconds, bound } = result;
  const difference = reference ? relativeDifference(weights, reference.weights) : 0;
  const refusal =
    difference <= TOLERANCE ? null : `its weights differ from those of cpu: ${difference}`;
  return {
    trial: { backend, milliseconds, difference, refusal, ...(bound && { bound }) },
    weights,
  };
}

/** A lost GPU context answers nothing at all, so waiting has an end, with which the work is told to end too. */
async function within<T>(
  limit: number,
  refusal: string,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const ending = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      ending.abort();
      reject(new NoAnswer(refusal));
    }, limit);
  });
  try {
    return await Promise.race([work(ending.signal), end]);
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

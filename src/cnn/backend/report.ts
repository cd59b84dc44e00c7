/** The tfjs backends a network can train on, by their names in tfjs. */
export type BackendName = 'webgpu' | 'webgl' | 'wasm' | 'cpu';

/**
 * Which build of our compiled kernels runs on `wasm`; `none` where there is no SIMD, and kernels made of tfjs's own
 * do all. What stands in for some of them, as `scripts/native` does, changes nothing of it.
 */
export type KernelBuild = 'relaxed' | 'simd' | 'none';

/** Which backend computes, and why it was chosen. */
export interface BackendReport {
  readonly backend: BackendName;
  /** Which kernels compute; only on `wasm`. */
  readonly kernels?: KernelBuild;
  /** A sentence for the student. */
  readonly reason: string;
  /** One row a candidate, in the order tried; empty when the backend was asked for by name. */
  readonly trials: readonly BackendTrial[];
}

/** What came of trying one backend. */
export interface BackendTrial {
  readonly backend: BackendName;
  /** Milliseconds for one training step, by one thread; null where it did not run. */
  readonly milliseconds: number | null;
  /**
   * On which side of that the time lies, where no whole step was timed: more, of a backend that was given up; at
   * most, of plain JavaScript, judged by a few small images that it had hardly warmed up for.
   */
  readonly bound?: 'more than' | 'at most';
  /** Largest relative difference from the `cpu` backend's result; null where it did not run. */
  readonly difference: number | null;
  /** Why it cannot be used; null where it can. */
  readonly refusal: string | null;
  /** There where that is a time that ran out: a slow line or a busy moment, so that another try may end otherwise. */
  readonly timedOut?: true;
}

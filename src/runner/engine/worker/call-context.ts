/** What comes with a call besides its arguments. */
export interface CallContext {
  /** Aborted when the page gives the call up. */
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number) => void;
}

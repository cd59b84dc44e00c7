/** What comes with a call besides its arguments. */
export interface CallContext<Part = never> {
  /** Aborted when the page gives the call up. */
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number) => void;
  /** Hands out a part of the result; a call with `partial` in the protocol has it. */
  readonly partial: (part: Part) => void;
}

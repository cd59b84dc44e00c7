import type { StepRecord } from '../../runner/engine/protocol.ts';

/** Steps that the smoothed curves average over. */
export const WINDOW = 50;

/** One measured quantity, step by step, with its mean over the last `WINDOW` steps. */
class Curve {
  readonly raw: number[] = [];
  readonly mean: number[] = [];
  private sum = 0;
  private held = 0;
  private oldest = 0;

  /** @param steps the steps measured, the newest last; shared with the curve's owner. */
  constructor(private readonly steps: readonly number[]) {}

  /** Adds the value of the newest step; a long run comes back thinned, so the window counts steps. */
  push(value: number): void {
    this.raw.push(value);
    this.weigh(value, 1);
    const since = this.steps[this.raw.length - 1] - WINDOW;
    while (this.steps[this.oldest] <= since) this.weigh(this.raw[this.oldest++], -1);
    this.mean.push(Number.isFinite(value) ? this.sum / this.held : value);
  }

  private weigh(value: number, sign: 1 | -1): void {
    if (!Number.isFinite(value)) return;
    this.sum += sign * value;
    this.held += sign;
  }
}

/** The steps of one run, in the form that charts take. */
export class RunHistory {
  readonly steps: number[] = [];
  readonly loss = new Curve(this.steps);
  readonly accuracy = new Curve(this.steps);
  private newest: StepRecord | null = null;

  constructor(records: readonly StepRecord[] = []) {
    this.add(records);
  }

  /** The last step; null before the first. */
  get last(): StepRecord | null {
    return this.newest;
  }

  /** Adds steps in order; what is here already is passed over. */
  add(records: readonly StepRecord[]): void {
    for (const record of records) {
      if (this.newest && record.step <= this.newest.step) continue;
      this.steps.push(record.step);
      this.loss.push(record.loss);
      this.accuracy.push(record.accuracy);
      this.newest = record;
    }
  }
}

import type { StepRecord } from '../protocol.ts';

/** The most records that are kept. */
const LIMIT = 4000;

/** The steps of a run, for its curves: all of the first thousands, then every second, every fourth … */
export class History {
  private kept: StepRecord[] = [];
  private stride = 1;
  private newest: StepRecord | null = null;

  constructor(records: readonly StepRecord[] = []) {
    for (const record of records) this.add(record);
  }

  add(record: StepRecord): void {
    this.newest = record;
    if (record.step % this.stride !== 0) return;
    this.kept.push(record);
    if (this.kept.length <= LIMIT) return;
    this.stride *= 2;
    this.kept = this.kept.filter(({ step }) => step % this.stride === 0);
  }

  /** In the order of steps; the newest is always among them. */
  records(): StepRecord[] {
    const { kept, newest } = this;
    return newest && kept.at(-1) !== newest ? [...kept, newest] : [...kept];
  }

  /** The records up to a step that the run went back to. */
  until(step: number): History {
    return new History(this.records().filter((record) => record.step <= step));
  }
}

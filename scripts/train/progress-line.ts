import type { StepRecord } from '../../src/cnn/index.ts';

/** How much of a step the smoothed loss and accuracy take in. */
const FRESH = 0.02;

/** Says on one line of the terminal how training goes. */
export class ProgressLine {
  private loss = Number.NaN;
  private accuracy = Number.NaN;
  private images = 0;
  private milliseconds = 0;
  private begun = 0;
  private written = -Infinity;

  /**
   * @param epochs when the run ends.
   * @param write puts words on the terminal.
   * @param live whether the line can be written over; a log gets one every 30 seconds.
   * @param now the clock, in milliseconds.
   */
  constructor(
    private readonly epochs: number,
    private readonly write: (words: string) => void,
    private readonly live: boolean,
    private readonly now: () => number,
  ) {}

  /** Call before a step: only the time of steps counts. */
  begin(): void {
    this.begun = this.now();
  }

  /** Call after a step. */
  add(record: StepRecord, batchSize: number, trainingImages: number): void {
    const end = this.now();
    this.milliseconds += end - this.begun;
    this.images += batchSize;
    const blend = (old: number, fresh: number) =>
      Number.isNaN(old) ? fresh : old + FRESH * (fresh - old);
    this.loss = blend(this.loss, record.loss);
    this.accuracy = blend(this.accuracy, record.accuracy);
    if (end - this.written < (this.live ? 250 : 30_000)) return;
    this.written = end;
    const left = Math.max(0, this.epochs - record.epoch) * trainingImages;
    const words = [
      `step ${record.step}`,
      `epoch ${record.epoch.toFixed(2)} of ${this.epochs}`,
      `loss ${this.loss.toFixed(3)}`,
      `accuracy ${(100 * this.accuracy).toFixed(1)} %`,
      `${Math.round(this.rate)} images/s`,
      `${duration(left / this.rate)} left`,
    ].join(' · ');
    this.write(this.live ? `\r${words}\u001b[K` : `${words}\n`);
  }

  /** Images a second, over all steps so far. */
  get rate(): number {
    return (1000 * this.images) / this.milliseconds;
  }

  /** A line that stays. */
  say(words: string): void {
    this.write(this.live ? `\r${words}\u001b[K\n` : `${words}\n`);
  }
}

/** Seconds as a person says them: `48 s`, `5 min 10 s`, `2 h 3 min`. */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

/** How often a sign of life is asked for, and how many may stay unanswered. */
export interface HeartbeatOptions {
  /** Milliseconds between two beats; a hidden tab may stretch them, so that beats count and not time. */
  readonly every: number;
  readonly missed: number;
  ask(beat: number): void;
  /** So many beats in a row had no answer; the heart stands still from then on. */
  lost(): void;
}

/** Notices that something does not answer any more. */
export class Heartbeat {
  private timer: ReturnType<typeof setInterval> | null = null;
  private asked = 0;
  private answered = 0;

  constructor(private readonly options: HeartbeatOptions) {}

  start(): void {
    this.stop();
    this.answered = this.asked;
    this.timer = setInterval(() => this.beat(), this.options.every);
  }

  stop(): void {
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
  }

  /** An answer to one of the beats since `start`. */
  answer(beat: number): void {
    if (beat <= this.asked) this.answered = Math.max(this.answered, beat);
  }

  private beat(): void {
    if (this.asked - this.answered >= this.options.missed) {
      this.stop();
      this.options.lost();
    } else {
      this.options.ask(++this.asked);
    }
  }
}

/** Milliseconds as a clock gives them, and how to be called later. */
export interface Clock {
  now(): number;
  later(work: () => void, ms: number): void;
}

/** Does a piece of work at most once in so many milliseconds, and never leaves the last one undone. */
export class Throttle {
  private last = -Infinity;
  private waiting = false;

  constructor(
    private readonly every: number,
    private readonly clock: Clock,
    private readonly work: () => void,
  ) {}

  /** There is something new. */
  ask(): void {
    const due = this.last + this.every - this.clock.now();
    if (due <= 0) return this.flush();
    if (this.waiting) return;
    this.waiting = true;
    this.clock.later(() => {
      if (this.waiting) this.flush();
    }, due);
  }

  /** Does it now. */
  flush(): void {
    this.waiting = false;
    this.last = this.clock.now();
    this.work();
  }
}

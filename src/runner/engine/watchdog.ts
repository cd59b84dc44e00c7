/** Calls `beat` about once a second until the returned function is called. */
export type Ticker = (beat: () => void) => () => void;

/** The page's own timer. */
export const everySecond: Ticker = (beat) => {
  const timer = setInterval(beat, 1000);
  return () => clearInterval(timer);
};

/**
 * Notices that a worker which should be computing says nothing.
 *
 * It counts its own beats and not the clock, so that a laptop that slept, or a hidden tab whose
 * timers are slowed down, is not taken for a hung device.
 */
export class Watchdog {
  private quietBeats = 0;
  private stop: (() => void) | null = null;

  constructor(
    private readonly limit: number,
    private readonly ticker: Ticker,
    private readonly onSilence: () => void,
  ) {}

  /** Something was heard. */
  heard(): void {
    this.quietBeats = 0;
  }

  /** Starts or ends the watch. */
  watch(on: boolean): void {
    if (on && !this.stop) {
      this.quietBeats = 0;
      this.stop = this.ticker(() => this.beat());
    } else if (!on) {
      this.stop?.();
      this.stop = null;
    }
  }

  private beat(): void {
    if (++this.quietBeats < this.limit) return;
    this.watch(false);
    this.onSilence();
  }
}

/** Images a second, smoothed over about a second so that a person can read it. */
export class Speed {
  private rate = 0;
  private images = 0;
  private since: number;

  /** @param now milliseconds. */
  constructor(now: number) {
    this.since = now;
  }

  add(images: number): void {
    this.images += images;
  }

  /** The speed with what was added since the last reading. */
  read(now: number): number {
    const seconds = (now - this.since) / 1000;
    if (seconds <= 0) return this.rate;
    const weight = this.rate === 0 ? 1 : 1 - Math.exp(-seconds);
    this.rate += weight * (this.images / seconds - this.rate);
    this.since = now;
    this.images = 0;
    return this.rate;
  }
}

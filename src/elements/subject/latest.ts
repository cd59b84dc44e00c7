/**
 * Runs one piece of work at a time, and of those asked for meanwhile only the newest: for what follows a slider.
 *
 * @example
 * latest.run(async () => { this.look = await engine.call('look', { network, image }); });
 */
export class Latest {
  private running: Promise<void> | null = null;
  private next: (() => Promise<void>) | null = null;

  /** Resolves when this work, or what took its place, is done. @throws what the work throws. */
  run(work: () => Promise<void>): Promise<void> {
    this.next = work;
    this.running ??= this.drain().finally(() => (this.running = null));
    return this.running;
  }

  private async drain(): Promise<void> {
    while (this.next) {
      const work = this.next;
      this.next = null;
      await work();
    }
  }
}

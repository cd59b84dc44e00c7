/**
 * Runs one piece of work at a time, and of those asked for meanwhile only the newest: for what follows a slider.
 * One that throws does not keep the next from its turn.
 *
 * @example
 * latest.run(async () => { this.look = await engine.call('look', { network, image }); });
 */
export class Latest {
  private running: Promise<void> | null = null;
  private next: (() => Promise<void>) | null = null;

  /** Resolves when this work, or what took its place, is done. @throws what was thrown first. */
  run(work: () => Promise<void>): Promise<void> {
    this.next = work;
    this.running ??= this.drain().finally(() => (this.running = null));
    return this.running;
  }

  private async drain(): Promise<void> {
    let failure: { readonly error: unknown } | null = null;
    while (this.next) {
      const work = this.next;
      this.next = null;
      try {
        await work();
      } catch (error) {
        failure ??= { error };
      }
    }
    if (failure) throw failure.error;
  }
}

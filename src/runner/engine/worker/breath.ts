/**
 * Lets waiting messages in: `pause()` resolves after those that have arrived were handled.
 *
 * Through a MessageChannel, because timers are slowed down in a hidden tab and animation frames stop.
 */
export class Breath {
  private readonly channel = new MessageChannel();
  private readonly waiting: (() => void)[] = [];

  constructor() {
    this.channel.port1.onmessage = () => this.waiting.shift()?.();
  }

  pause(): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      this.channel.port2.postMessage(null);
    });
  }

  /** Ends the channel, which would keep a Node process alive. */
  close(): void {
    this.channel.port1.close();
  }
}

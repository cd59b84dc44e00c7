import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Knows whether its host is on the screen or nearly, and asks it to update when it comes there. */
export class SightWatch implements ReactiveController {
  /** True where the browser cannot tell. */
  inSight = typeof IntersectionObserver === 'undefined';

  private observer: IntersectionObserver | null = null;

  /** @param onPaper whether the host counts as seen when the page is printed: for what only draws. */
  constructor(
    private readonly host: ReactiveControllerHost & Element,
    private readonly onPaper = false,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    if (typeof IntersectionObserver === 'undefined') return;
    const changed = (entries: IntersectionObserverEntry[]) => {
      this.inSight = entries[entries.length - 1].isIntersecting;
      if (this.inSight) this.host.requestUpdate();
    };
    this.observer = new IntersectionObserver(changed, { rootMargin: '200px' });
    this.observer.observe(this.host);
    if (this.onPaper) addEventListener('beforeprint', this.print);
  }

  hostDisconnected(): void {
    this.observer?.disconnect();
    removeEventListener('beforeprint', this.print);
  }
  private readonly print = (): void => {
    this.inSight = true;
    this.host.requestUpdate();
  };
}

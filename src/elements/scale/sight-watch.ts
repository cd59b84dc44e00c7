import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Knows whether its host is on the screen or nearly, and asks it to update when it comes there. */
export class SightWatch implements ReactiveController {
  /** True where the browser cannot tell. */
  inSight = typeof IntersectionObserver === 'undefined';

  private observer: IntersectionObserver | null = null;

  constructor(private readonly host: ReactiveControllerHost & Element) {
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
  }

  hostDisconnected(): void {
    this.observer?.disconnect();
  }
}

import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Knows its host's width in CSS pixels and asks it to update when that changes; 0 before layout. */
export class WidthWatch implements ReactiveController {
  width = 0;

  private observer: ResizeObserver | null = null;

  constructor(private readonly host: ReactiveControllerHost & Element) {
    host.addController(this);
  }

  hostConnected(): void {
    this.observer = new ResizeObserver(([entry]) => {
      const width = Math.floor(entry.contentRect.width);
      if (width === this.width) return;
      this.width = width;
      this.host.requestUpdate();
    });
    this.observer.observe(this.host);
  }

  hostDisconnected(): void {
    this.observer?.disconnect();
  }
}

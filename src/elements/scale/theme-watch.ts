import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Asks its host to update when the page turns light or dark, since a canvas does not follow by itself. */
export class ThemeWatch implements ReactiveController {
  private readonly media =
    typeof matchMedia === 'function' ? matchMedia('(prefers-color-scheme: dark)') : null;
  private readonly observer = new MutationObserver(() => this.host.requestUpdate());

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    this.media?.addEventListener('change', this.changed);
    this.observer.observe(document.documentElement, { attributes: true });
  }

  hostDisconnected(): void {
    this.media?.removeEventListener('change', this.changed);
    this.observer.disconnect();
  }

  private readonly changed = () => this.host.requestUpdate();
}

import { html, nothing, type ReactiveController, type ReactiveControllerHost } from 'lit';
import { networkIn } from '../handover/index.ts';

/**
 * A network that the address of the page brings, from the builder say; it waits until the reader takes it.
 *
 * It may come from anybody: it is shown, and nothing is built of it before.
 */
export class OfferedNetwork implements ReactiveController {
  /** Empty where none is offered. */
  text = '';

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('hashchange', this.look);
    this.look();
  }

  hostDisconnected(): void {
    removeEventListener('hashchange', this.look);
  }

  private readonly look = () => {
    const text = networkIn(location.hash);
    if (text === '') return;
    this.text = text;
    this.host.requestUpdate();
  };

  /** Takes the offer off the page and out of its address, so that a reload does not make it again. */
  settle(): void {
    this.text = '';
    history.replaceState(history.state, '', location.pathname + location.search);
    this.host.requestUpdate();
  }

  /** The offer, with what can be done about it. */
  render(busy: boolean, take: (text: string) => void) {
    const { text } = this;
    if (text === '') return nothing;
    const accept = () => {
      this.settle();
      take(text);
    };
    return html`<div class="offer" role="status">
      <p>A network came with the address of this page. Taking it begins a new run.</p>
      <pre tabindex="0" aria-label="The network that is offered">${text}</pre>
      <p class="row">
        <button class="main take" ?disabled=${busy} @click=${accept}>Take this network</button>
        <button class="leave" @click=${() => this.settle()}>Leave it</button>
      </p>
    </div>`;
  }
}

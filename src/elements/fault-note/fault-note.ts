import { html, LitElement, nothing } from 'lit';
import { controls, count } from '../scale/index.ts';

/** Why training stopped by itself, and what to do. */
export interface Fault {
  /** The step at which the loss was no number, or the device was lost. */
  readonly step: number;
  readonly message: string;
  /** The last checkpoint whose loss was a number; null where there is none. */
  readonly lastGoodStep: number | null;
}

/** What a message says when it was the numbers that broke, not the device. */
const DIVERGED = /NaN|infinit|not a number|not finite/i;

/**
 * Says at which step training broke off and why, and offers the ways on.
 *
 * @event recover - back to the last good checkpoint
 * @event restart - fresh weights
 */
export class FaultNote extends LitElement {
  static override styles = controls;

  static override properties = {
    fault: { attribute: false },
    busy: { type: Boolean },
  };

  /** What happened; nothing is shown where null. */
  declare fault: Fault | null;
  /** Whether one of the ways on is being gone. */
  declare busy: boolean;

  constructor() {
    super();
    this.fault = null;
    this.busy = false;
  }

  private tell(name: string): void {
    this.dispatchEvent(new CustomEvent(name));
  }

  private renderBack(step: number) {
    return html`<button class="recover" ?disabled=${this.busy} @click=${() => this.tell('recover')}>
      Go back to step ${count(step)}
    </button>`;
  }

  override render() {
    const { fault } = this;
    if (!fault) return nothing;
    return html`<div class="wrong" role="alert">
      <p>Training stopped at step ${count(fault.step)}: ${reasonOf(fault.message)}.</p>
      ${
        DIVERGED.test(fault.message)
          ? html`<p class="soft">
              The weights have overflowed, most often because the learning rate is too large: lower
              it, then go on.
            </p>`
          : nothing
      }
      <div class="row">
        ${fault.lastGoodStep === null ? nothing : this.renderBack(fault.lastGoodStep)}
        <button ?disabled=${this.busy} @click=${() => this.tell('restart')}>Start afresh</button>
      </div>
    </div>`;
  }
}

/** The message without what the sentence round it says already. */
function reasonOf(message: string): string {
  return message.replace(/^training (diverged|stopped) at step \d+: /, '').replace(/\.$/, '');
}

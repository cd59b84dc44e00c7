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
      <p>Training stopped at step ${count(fault.step)}: ${fault.message.replace(/\.$/, '')}.</p>
      <p class="soft">
        A loss that is not a number comes most often from a learning rate so large that the weights
        overflow: lower it, then go on.
      </p>
      <div class="row">
        ${fault.lastGoodStep === null ? nothing : this.renderBack(fault.lastGoodStep)}
        <button ?disabled=${this.busy} @click=${() => this.tell('restart')}>Start afresh</button>
      </div>
    </div>`;
  }
}

import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { controls } from '../scale/index.ts';
import { offsetOf, placeIn } from './place-in-text.ts';

/** A network to start from. */
export interface NetworkPreset {
  readonly name: string;
  readonly text: string;
}

/**
 * A network as text to edit. Nothing changes until Apply, and a text that does not hold changes nothing.
 *
 * @event network-apply - `{ text }`
 */
export class NetworkEditor extends LitElement {
  static override styles = [
    controls,
    css`
      label {
        display: block;
        margin-block-end: 0.35rem;
      }
      textarea {
        box-sizing: border-box;
        inline-size: 100%;
        padding: 0.6rem 0.75rem;
        border: 1px solid var(--rule, #999);
        border-radius: 3px;
        background: var(--panel, #f6f6f6);
        color: inherit;
        font-size: var(--size-1, 0.8125rem);
        line-height: 1.55;
        resize: vertical;
        overflow-x: auto;
        white-space: pre;
        tab-size: 2;
      }
      textarea[aria-invalid='true'] {
        border-color: var(--bad, #b3261e);
      }
    `,
  ];

  static override properties = {
    text: {},
    error: {},
    presets: { attribute: false },
    busy: { type: Boolean },
    draft: { state: true },
  };

  /** The network that runs, as text. */
  declare text: string;
  /** Why the last text was refused; empty where it was not. */
  declare error: string;
  /** Networks to start from. */
  declare presets: readonly NetworkPreset[];
  /** Whether an Apply is under way. */
  declare busy: boolean;
  declare private draft: string;

  constructor() {
    super();
    this.text = '';
    this.error = '';
    this.presets = [];
    this.busy = false;
    this.draft = '';
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('text')) this.draft = this.text;
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('error') && this.error) this.goToError();
  }

  /** Puts the caret where the error is. */
  private goToError(): void {
    const place = placeIn(this.error);
    const area = this.renderRoot.querySelector('textarea');
    if (!place || !area) return;
    const offset = offsetOf(this.draft, place);
    area.setSelectionRange(offset, offset + 1);
  }

  private readonly apply = () => {
    const detail = { text: this.draft };
    this.dispatchEvent(new CustomEvent('network-apply', { detail }));
  };

  private readonly key = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) this.apply();
  };

  private readonly edit = (event: Event) => {
    this.draft = (event.target as HTMLTextAreaElement).value;
  };

  private readonly choose = (event: Event) => {
    const select = event.target as HTMLSelectElement;
    const preset = this.presets.find(({ name }) => name === select.value);
    if (preset) this.draft = preset.text;
    select.value = '';
  };

  private renderPresets() {
    if (this.presets.length === 0) return nothing;
    return html`<select aria-label="Put another network here" @change=${this.choose}>
      <option value="">Start from …</option>
      ${this.presets.map(({ name }) => html`<option>${name}</option>`)}
    </select>`;
  }

  override render() {
    const lines = this.draft.split('\n').length;
    const changed = this.draft !== this.text;
    return html`
      <label for="text">The network, one layer a line. <kbd>Ctrl Enter</kbd> applies.</label>
      <textarea
        id="text"
        rows=${Math.min(24, Math.max(8, lines + 1))}
        spellcheck="false"
        autocapitalize="off"
        autocomplete="off"
        aria-invalid=${this.error ? 'true' : 'false'}
        aria-describedby="error"
        .value=${this.draft}
        @input=${this.edit}
        @keydown=${this.key}
      ></textarea>
      <div id="error" role="alert">
        ${
          this.error
            ? html`<p class="wrong">
                ${this.error} <span class="soft">The network that was there goes on.</span>
              </p>`
            : nothing
        }
      </div>
      <div class="row">
        <button class="apply" ?disabled=${this.busy} @click=${this.apply}>Apply</button>
        <button ?disabled=${!changed} @click=${() => (this.draft = this.text)}>Undo changes</button>
        ${this.renderPresets()}
        <span class="soft small">${changed ? 'Changed, not applied.' : ''}</span>
      </div>
    `;
  }
}

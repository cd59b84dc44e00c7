import { html, LitElement } from 'lit';
import { controls } from '../scale/index.ts';
import { fieldsStyles } from './fields-styles.ts';

/** The four numbers that decide how large an output is. */
export interface SizeNumbers {
  readonly input: number;
  readonly filter: number;
  readonly stride: number;
  readonly pad: number;
}

/** The least and the most of each number. */
export type SizeRanges = Readonly<Record<keyof SizeNumbers, readonly [number, number]>>;

const NAMES: Readonly<Record<keyof SizeNumbers, readonly [string, string]>> = {
  input: ['Input', 'N'],
  filter: ['Filter', 'F'],
  stride: ['Stride', 'S'],
  pad: ['Padding', 'P'],
};

/**
 * Fields for input size, filter size, stride and padding, with a button down and a button up each.
 *
 * @fires sizes-change - the reader has changed one; `detail` has all four.
 */
export class SizeFields extends LitElement {
  static override styles = [controls, fieldsStyles];

  static override properties = {
    sizes: { attribute: false },
    ranges: { attribute: false },
  };

  declare sizes: SizeNumbers;
  declare ranges: SizeRanges;

  constructor() {
    super();
    this.sizes = { input: 7, filter: 3, stride: 1, pad: 0 };
    this.ranges = { input: [3, 9], filter: [1, 5], stride: [1, 3], pad: [0, 3] };
  }

  private set(name: keyof SizeNumbers, value: number): void {
    const [least, most] = this.ranges[name];
    const next = Math.max(least, Math.min(most, Math.round(value)));
    if (!Number.isFinite(next) || next === this.sizes[name]) return;
    this.sizes = { ...this.sizes, [name]: next };
    this.dispatchEvent(new CustomEvent('sizes-change', { detail: this.sizes }));
  }

  private readonly onType = (event: Event) => {
    const field = event.target as HTMLInputElement;
    const name = field.name as keyof SizeNumbers;
    if (field.value !== '') this.set(name, Number(field.value));
    // What was typed may be out of range or nothing at all: the field shows what holds.
    field.value = String(this.sizes[name]);
  };

  override render() {
    return html`<div class="fields" role="group" aria-label="Sizes">
      ${(Object.keys(NAMES) as (keyof SizeNumbers)[]).map((name) => this.renderField(name))}
    </div>`;
  }

  private renderField(name: keyof SizeNumbers) {
    const [word, letter] = NAMES[name];
    const [least, most] = this.ranges[name];
    const value = this.sizes[name];
    const id = `field-${name}`;
    return html`<div class="field">
      <label for=${id} class=${name}>${word} <var>${letter}</var></label>
      <button
        class="down"
        aria-label=${`${word} ${letter} down`}
        aria-disabled=${value <= least}
        @click=${() => this.set(name, value - 1)}
      >
        −
      </button>
      <input
        id=${id}
        name=${name}
        type="number"
        inputmode="numeric"
        min=${least}
        max=${most}
        .value=${String(value)}
        @change=${this.onType}
      />
      <button
        class="up"
        aria-label=${`${word} ${letter} up`}
        aria-disabled=${value >= most}
        @click=${() => this.set(name, value + 1)}
      >
        +
      </button>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'size-fields': SizeFields;
  }
  interface HTMLElementEventMap {
    'sizes-change': CustomEvent<SizeNumbers>;
  }
}

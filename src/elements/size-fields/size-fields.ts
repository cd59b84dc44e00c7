import { html, LitElement, nothing } from 'lit';
import { controls } from '../scale/index.ts';
import { fieldsStyles } from './fields-styles.ts';
import { type NumberField, numberField } from './number-field.ts';

/** The numbers that decide how large an output is. */
export interface SizeNumbers {
  readonly input: number;
  readonly filter: number;
  readonly stride: number;
  readonly pad: number;
  /** Cells from one weight to the next; it has a field where it is given. */
  readonly dilation?: number;
}

/** The least and the most of each number. */
export type SizeRanges = { readonly [name in keyof SizeNumbers]: readonly [number, number] };

type SizeName = keyof SizeNumbers;

const NAMES: Readonly<Record<SizeName, readonly [string, string, NumberField['hue']?]>> = {
  input: ['Input', 'N', 'input'],
  filter: ['Filter', 'F', 'weights'],
  stride: ['Stride', 'S'],
  pad: ['Padding', 'P'],
  dilation: ['Dilation', 'D'],
};

const DEFAULT_RANGES = {
  input: [3, 9],
  filter: [1, 5],
  stride: [1, 3],
  pad: [0, 3],
  dilation: [1, 3],
} as const satisfies SizeRanges;

/**
 * Fields for input size, filter size, stride, padding and dilation, with a button down and a button up each.
 *
 * @fires sizes-change - the reader has changed one; `detail` has all.
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
    this.ranges = DEFAULT_RANGES;
  }

  private set(name: SizeName, value: number): void {
    this.sizes = { ...this.sizes, [name]: value };
    this.dispatchEvent(new CustomEvent('sizes-change', { detail: this.sizes }));
  }

  override render() {
    return html`<div class="fields" role="group" aria-label="Sizes">
      ${(Object.keys(NAMES) as SizeName[]).map((name) => this.renderField(name, this.sizes[name]))}
    </div>`;
  }

  private renderField(name: SizeName, value: number | undefined) {
    if (value === undefined) return nothing;
    const [word, letter, hue] = NAMES[name];
    const range = this.ranges[name] ?? DEFAULT_RANGES[name];
    const set = (next: number) => this.set(name, next);
    return numberField({ name, word, letter, hue, value, range, set });
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

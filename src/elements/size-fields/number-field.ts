import { html } from 'lit';

/** A whole number that a reader types, or steps down and up. */
export interface NumberField {
  /** Its id among its neighbours. */
  readonly name: string;
  readonly word: string;
  readonly letter: string;
  /** What it counts, for its colour. */
  readonly hue?: 'input' | 'weights' | 'output';
  readonly value: number;
  /** The least and the most. */
  readonly range: readonly [number, number];
  /** Called with a whole number in the range, another one than `value`. */
  readonly set: (value: number) => void;
}

/** Draws a field with a button down and a button up; its looks are `fieldsStyles`. */
export function numberField(field: NumberField) {
  const { name, word, letter, value, range } = field;
  const [least, most] = range;
  const id = `field-${name}`;
  return html`<div class="field">
    <label for=${id} class=${field.hue ?? ''}>${word} <var>${letter}</var></label>
    <button
      class="down"
      aria-label=${`${word} ${letter} down`}
      aria-disabled=${value <= least}
      @click=${() => change(field, value - 1)}
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
      @change=${(event: Event) => take(field, event.target as HTMLInputElement)}
    />
    <button
      class="up"
      aria-label=${`${word} ${letter} up`}
      aria-disabled=${value >= most}
      @click=${() => change(field, value + 1)}
    >
      +
    </button>
  </div>`;
}

function change({ value, range: [least, most], set }: NumberField, wanted: number): number {
  const next = Math.max(least, Math.min(most, Math.round(wanted)));
  if (!Number.isFinite(next) || next === value) return value;
  set(next);
  return next;
}

/** What was typed may be out of range or nothing at all: the input shows what holds. */
function take(field: NumberField, input: HTMLInputElement): void {
  const next = input.value === '' ? field.value : change(field, Number(input.value));
  input.value = String(next);
}

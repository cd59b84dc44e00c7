import { html } from 'lit';
import { count, type PoolKind, shown, sizes } from '../../steps/index.ts';
import { numberField } from '../size-fields/index.ts';

/** What a reader can set. */
export interface PoolSettings {
  readonly kind: PoolKind;
  /** Cells along the side of a map. */
  readonly input: number;
  readonly size: number;
  readonly stride: number;
  readonly maps: number;
}

/** The two that are common; with an input that they fit. */
const PRESETS = [
  { input: 4, size: 2, stride: 2 },
  { input: 5, size: 3, stride: 2 },
];

const KINDS: readonly (readonly [PoolKind, string])[] = [
  ['max', 'the largest (max)'],
  ['average', 'the mean (average)'],
];

/** The fields, the choice between the largest and the mean, and the two common settings. */
export function drawSettings(settings: PoolSettings, change: (settings: PoolSettings) => void) {
  const { kind, input, size, stride, maps } = settings;
  return html`<div class="settings">
    <div class="choice" role="radiogroup" aria-label="What is made of a window">
      ${KINDS.map(
        ([value, word]) =>
          html`<label
            ><input
              type="radio"
              name="kind"
              .checked=${kind === value}
              @change=${() => change({ ...settings, kind: value })}
            />
            ${word}</label
          >`,
      )}
    </div>
    <div class="row">
      ${PRESETS.map(
        (preset) =>
          html`<button @click=${() => change({ ...settings, ...preset })}>
            F = ${preset.size}, S = ${preset.stride}
          </button>`,
      )}
    </div>
    <div class="fields" role="group" aria-label="Sizes">
      ${numberField({ name: 'input', word: 'Map', letter: 'W', hue: 'input', value: input, range: [2, 7], set: (next) => change({ ...settings, input: next }) })}
      ${numberField({ name: 'size', word: 'Window', letter: 'F', value: size, range: [1, 4], set: (next) => change({ ...settings, size: next }) })}
      ${numberField({ name: 'stride', word: 'Stride', letter: 'S', value: stride, range: [1, 3], set: (next) => change({ ...settings, stride: next }) })}
      ${numberField({ name: 'maps', word: 'Maps', letter: 'D', value: maps, range: [1, 3], set: (next) => change({ ...settings, maps: next }) })}
    </div>
  </div>`;
}

/** (W − F)/S + 1 with the numbers that are on the screen, and what comes of it. */
export function drawFormula({ input, size, stride, maps }: PoolSettings) {
  const { exact, fits } = sizes({ input, size, stride });
  return html`<p class="formula">
    <span class="part"
      >(<var class="input">W</var> − <var>F</var>) / <var>S</var> + 1 = (<span class="input"
        >${input}</span
      >
      − ${size}) / ${stride} + 1</span
    >
    <span class="part">= <b class=${fits ? 'output' : 'misfit'}>${shown(exact)}</b></span>
    ${
      fits
        ? html`<span
            >${count(maps, 'map')} of
            <span class="output">${exact} × ${exact}</span> ${maps === 1 ? 'comes' : 'come'} out, 0
            parameters.</span
          >`
        : html`<span class="misfit">Not a whole number: the window does not fit.</span>`
    }
  </p>`;
}

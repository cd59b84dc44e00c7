import { html, LitElement, type PropertyValues } from 'lit';
import { controls } from '../scale/index.ts';
import { planNetwork } from '../../steps/index.ts';
import { fieldsStyles, numberField, type NumberField } from '../size-fields/index.ts';
import { countStyles } from './count-styles.ts';
import { drawCounts } from './draw-counts.ts';
import {
  inRange,
  type LayerSettings,
  PRESETS,
  RANGES,
  type SettingName,
  withPreset,
} from './settings.ts';

const NAMES: Readonly<Record<SettingName, readonly [string, string, NumberField['hue']?]>> = {
  width: ['Width', 'W', 'input'],
  height: ['Height', 'H', 'input'],
  depth: ['Depth', 'D₁', 'input'],
  filters: ['Filters', 'K', 'weights'],
  size: ['Size', 'F', 'weights'],
  stride: ['Stride', 'S'],
  pad: ['Padding', 'P'],
};

/**
 * One convolutional layer, counted: output, parameters, multiply-adds and memory, each with its formula in the
 * numbers that are set.
 *
 * The element's content is what is read before it starts.
 */
export class LayerCount extends LitElement {
  static override styles = [controls, fieldsStyles, countStyles];

  static override properties = {
    width: { type: Number },
    height: { type: Number },
    depth: { type: Number },
    filters: { type: Number },
    size: { type: Number },
    stride: { type: Number },
    pad: { type: Number },
    settings: { state: true },
  };

  /** Of the input at the start, pixels, 1 to 256. */
  declare width: number;
  declare height: number;
  /** D₁, channels of the input at the start. */
  declare depth: number;
  /** K at the start. */
  declare filters: number;
  /** F at the start. */
  declare size: number;
  declare stride: number;
  declare pad: number;
  /** The numbers as the reader has set them. */
  declare settings: LayerSettings;

  constructor() {
    super();
    this.width = 32;
    this.height = 32;
    this.depth = 3;
    this.filters = 10;
    this.size = 5;
    this.stride = 1;
    this.pad = 2;
    this.restart();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (Object.keys(RANGES).some((name) => changed.has(name))) this.restart();
  }

  private readonly restart = () => {
    const { width, height, depth, filters, size, stride, pad } = this;
    this.settings = inRange({ width, height, depth, filters, size, stride, pad });
  };

  private readonly double = () => this.scaleFilters(2);

  private readonly halve = () => this.scaleFilters(0.5);

  private scaleFilters(factor: number): void {
    this.settings = inRange({ ...this.settings, filters: this.settings.filters * factor });
  }

  override render() {
    const { width, height, depth, filters, size, stride, pad } = this.settings;
    const layer = { kind: 'conv', filters, size, stride, pad } as const;
    const [row] = planNetwork([height, width, depth], [layer]);
    return html`<div class="counter" role="group" aria-label="A convolutional layer, counted">
      <div class="groups">
        <div class="fields" role="group" aria-label="Input">
          ${this.fields(['width', 'height', 'depth'])}
        </div>
        <div class="fields" role="group" aria-label="Layer">
          ${this.fields(['filters', 'size', 'stride', 'pad'])}
        </div>
        <div class="row">
          <span>F, S, P:</span>
          ${PRESETS.map(
            (preset) =>
              html`<button
                aria-label=${`Filter, stride, padding: ${preset.name}`}
                @click=${() => (this.settings = withPreset(this.settings, preset))}
              >
                ${preset.name}
              </button>`,
          )}
          <button @click=${this.halve}>K ÷ 2</button>
          <button @click=${this.double}>K × 2</button>
          <button @click=${this.restart}>Reset</button>
        </div>
      </div>
      ${drawCounts(this.settings, row)}
    </div>`;
  }

  private fields(names: readonly SettingName[]) {
    return names.map((name) => {
      const [word, letter, hue] = NAMES[name];
      const set = (value: number) => (this.settings = { ...this.settings, [name]: value });
      const value = this.settings[name];
      return numberField({ name, word, letter, hue, value, range: RANGES[name], set });
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'layer-count': LayerCount;
  }
}

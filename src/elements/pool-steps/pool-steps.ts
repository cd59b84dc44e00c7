import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { controls, WidthWatch } from '../scale/index.ts';
import {
  type Grid,
  type PartialGrid,
  poolBackward,
  type PoolFrame,
  type PoolKind,
  poolForward,
  sizes,
} from '../../steps/index.ts';
import type { CellPlace, Hue, NumberGrid } from '../number-grid/index.ts';
import { fieldsStyles } from '../size-fields/index.ts';
import { drawFormula, drawSettings, type PoolSettings } from './draw-settings.ts';
import { drawSum } from './draw-sum.ts';
import { poolStyles } from './pool-styles.ts';
import { type Panel, type Pointed, poolView, type PoolView } from './pool-view.ts';
import { startAbove, startMaps } from './start-numbers.ts';

const TITLES: Readonly<Record<Panel, string>> = {
  input: 'Input',
  output: 'Output',
  back: 'Gradient at the input',
  above: 'Gradient from above',
};
const HUES: Readonly<Record<Panel, Hue>> = {
  input: 'input',
  output: 'output',
  back: 'gradient',
  above: 'gradient',
};

/** Between two grids side by side, in CSS pixels, with the room that they need for their frames. */
const GAP = 36;

/**
 * A pool one number at a time: forward above, the gradient back below, each map by itself.
 *
 * On the way forward a max pool marks the place that won in each window; on the way back the gradient goes
 * there. An average spreads it. Sizes, maps, input and gradient can be changed. Pointing at an output
 * shows its window, pointing at an input the outputs it goes into. The element's content is what is read before it starts.
 */
export class PoolSteps extends LitElement {
  static override styles = [controls, fieldsStyles, poolStyles];

  static override properties = {
    kind: {},
    pass: {},
    input: { type: Number },
    size: { type: Number },
    stride: { type: Number },
    maps: { type: Number },
    settings: { state: true },
    grids: { state: true },
    above: { state: true },
    step: { state: true },
    pointed: { state: true },
  };

  /** At the start. */
  declare kind: PoolKind;
  /** `forward` leaves the way back out; both when left out. */
  declare pass: 'forward' | 'both';
  /** Cells along the side of each map at the start, 2 to 7. */
  declare input: number;
  /** Cells along the side of the window at the start, 1 to 4. */
  declare size: number;
  /** Cells from one window to the next at the start, 1 to 3. */
  declare stride: number;
  /** How many maps at the start, 1 to 3. */
  declare maps: number;
  /** The sizes as the reader has set them. */
  declare settings: PoolSettings;
  /** `[map][row][column]`: what is pooled. */
  declare grids: readonly Grid[];
  /** `[map][row][column]`: the gradient at the output. */
  declare above: readonly Grid[];
  /** The step on show, from 0: forward, then back. */
  declare step: number;
  declare private pointed: Pointed | null;

  /** All steps with the numbers that are on the screen. */
  frames: readonly PoolFrame[] = [];

  private readonly watch = new WidthWatch(this);

  constructor() {
    super();
    this.kind = 'max';
    this.pass = 'both';
    this.input = 4;
    this.size = 2;
    this.stride = 2;
    this.maps = 1;
    this.step = 0;
    this.pointed = null;
    this.restart();
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (['kind', 'input', 'size', 'stride', 'maps'].some((name) => changed.has(name)))
      this.restart();
    if (['pass', 'settings', 'grids', 'above'].some((name) => changed.has(name))) this.compute();
  }

  private restart(): void {
    const input = clamp(this.input, 2, 7);
    const maps = clamp(this.maps, 1, 3);
    const [size, stride] = [clamp(this.size, 1, 4), clamp(this.stride, 1, 3)];
    this.settings = { kind: this.kind, input, size, stride, maps };
    this.grids = startMaps(maps, input);
    this.above = startAbove(maps, this.places);
  }

  /** Outputs along a side. */
  private get places(): number {
    return sizes(this.settings).starts.length;
  }

  private compute(): void {
    const problem = { input: this.grids, ...this.poolOptions };
    const forward = [...poolForward(problem)];
    const fits = forward.at(-1)?.pass === 'forward';
    const back = fits && this.pass !== 'forward' ? poolBackward(problem, this.above) : [];
    this.frames = [...forward, ...back];
    this.step = Math.min(this.step, this.frames.length - 1);
  }

  private get poolOptions() {
    const { kind, size, stride } = this.settings;
    return { kind, size, stride };
  }

  private readonly onSettings = (settings: PoolSettings) => {
    const onlyKind = settings.kind !== this.settings.kind;
    this.settings = settings;
    this.pointed = null;
    this.grids = startMaps(settings.maps, settings.input, this.grids);
    this.above = startAbove(settings.maps, this.places, this.above);
    if (onlyKind) return;
    this.compute();
    // Where it does not fit, the place that shows it is the last.
    this.step = this.frames.at(-1)?.pass === 'overrun' ? this.frames.length - 1 : 0;
  };

  private readonly onReset = () => {
    this.step = 0;
    this.restart();
  };

  private readonly onStep = (event: CustomEvent<{ readonly step: number }>) => {
    this.step = event.detail.step;
    this.pointed = null;
  };

  private pick(on: Panel, map: number, { row, column }: CellPlace): void {
    const pass = on === 'output' ? 'forward' : 'backward';
    const step = this.frames.findIndex((f) => f.pass === pass && f.map === map && f.row === row && f.column === column); // prettier-ignore
    if (step >= 0) this.step = step;
  }

  private edit(on: Panel, map: number, values: Grid): void {
    const put = (grids: readonly Grid[]) => grids.map((grid, i) => (i === map ? values : grid));
    if (on === 'input') this.grids = put(this.grids);
    else this.above = put(this.above);
  }

  /** What a pass has computed up to the current step. */
  private soFar(pass: 'forward' | 'backward', map: number): PartialGrid {
    const done = this.frames.slice(0, this.step + 1).filter((frame) => frame.pass === pass);
    const found = done.at(-1)?.output[map];
    if (found) return found;
    if (pass === 'forward') return this.frames[this.step].output[map];
    return this.grids[map].map((line) => line.map(() => null));
  }

  private valuesOf(on: Panel, map: number): PartialGrid {
    if (on === 'input') return this.grids[map];
    if (on === 'above') return this.above[map];
    return this.soFar(on === 'output' ? 'forward' : 'backward', map);
  }

  /** Side of a cell, and whether a map's grids stand side by side. */
  private layout(): { readonly cell: number; readonly inRow: boolean } {
    const width = this.watch.width || 640;
    const last = this.frames.at(-1);
    const over = last?.pass === 'overrun' ? Math.max(last.over.right, last.over.below) : 0;
    const across = this.settings.input + over;
    const both = Math.floor((width - GAP) / (across + Math.max(2, this.places)));
    if (both >= 26) return { cell: Math.min(44, both), inRow: true };
    return { cell: Math.min(44, Math.floor((width - 6) / across)), inRow: false };
  }

  override render() {
    const { kind, size } = this.settings;
    const view = poolView(this.frames, this.step, this.pointed, size, kind === 'max');
    return html`<div class="player" role="group" aria-label="Pooling, step by step">
      <div class="maps">${this.grids.map((_, map) => this.renderMap(map, view))}</div>
      <p class="sum">${drawSum(view.frame, kind, size)}</p>
      <p class="status" role="status" aria-live="polite">${view.text}</p>
      <step-transport
        .steps=${this.frames.length}
        .step=${this.step}
        player=${this.id || this.localName}
        @step-change=${this.onStep}
        @step-reset=${this.onReset}
      ></step-transport>
      ${drawSettings(this.settings, this.onSettings)} ${drawFormula(this.settings)}
    </div>`;
  }

  private renderMap(map: number, view: PoolView) {
    const { cell, inRow } = this.layout();
    const back = this.pass !== 'forward' && this.frames.at(-1)?.pass === 'backward';
    const now = view.frame.map === map ? view.frame.pass : undefined;
    const name = this.grids.length > 1 ? `Map ${map + 1}, ` : '';
    // A column is as wide as its grids, and as its title where there is room.
    const sides = inRow ? [this.settings.input, Math.max(2, this.places)] : [this.settings.input];
    const tracks = sides.map((side) => `minmax(${side * cell + 4}px, max-content)`);
    const columns = `grid-template-columns: ${tracks.join(' ')}`;
    const panel = (on: Panel) => this.renderPanel(on, map, cell, view);
    const [forward, backward] = name ? ['forward', 'backward'] : ['Forward', 'Backward'];
    return html`<div class="map" role="group" aria-label=${`Map ${map + 1}`} style=${columns}>
      <p class="pass ${now === 'forward' ? 'now' : ''}">${name}${forward} →</p>
      ${panel('input')} ${panel('output')}
      ${
        back
          ? html`<p class="pass ${now === 'backward' ? 'now' : ''}">← ${name}${backward}</p>
              ${panel('back')} ${panel('above')}`
          : nothing
      }
    </div>`;
  }

  private renderPanel(on: Panel, map: number, cell: number, view: PoolView) {
    const { marks, windows } = view.panel(on, map);
    const several = this.grids.length > 1;
    const values = this.valuesOf(on, map);
    const back = on === 'above' || on === 'back';
    return html`<div>
      <p class="name ${HUES[on]}">${TITLES[on]}</p>
      ${
        values.length === 0
          ? html`<p class="empty">none</p>`
          : html`<number-grid
              label=${`${TITLES[on]}${several ? `, map ${map + 1}` : ''}`}
              .hue=${HUES[on]}
              ?editable=${on === 'input' || on === 'above'}
              .values=${values}
              .cell=${cell}
              .limit=${largest(back ? this.above : this.grids)}
              .marks=${marks}
              .windows=${windows}
              @cell-edit=${(event: Event) =>
                this.edit(on, map, (event.target as NumberGrid).values as Grid)}
              @cell-pick=${(event: CustomEvent<CellPlace>) => this.pick(on, map, event.detail)}
              @cell-point=${(event: CustomEvent<CellPlace | null>) =>
                (this.pointed = event.detail && { on, map, ...event.detail })}
            ></number-grid>`
      }
    </div>`;
  }
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, Math.round(value) || least));
}

/** One scale for a number on its way in and out, so that what wins keeps its tint. */
function largest(grids: readonly Grid[]): number {
  return Math.max(1, ...grids.flat(2).map(Math.abs));
}

declare global {
  interface HTMLElementTagNameMap {
    'pool-steps': PoolSteps;
  }
}

import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import type { Picture } from '../../runner/engine/index.ts';
import { classMark, controls, exact, percent, ThemeWatch, threeDigits } from '../scale/index.ts';
import { classColours, paintMap, sequential } from './paint-map.ts';
import { patchAt, placeAfter, placeAt, type Place, type Tiling } from './tiles.ts';

/**
 * Numbers over an image, one a tile: dark is much. One scale with its legend; arrow keys walk the places and read
 * each one's number. Places without a number yet show the image.
 *
 * @event place-change - `{ place }`, `{ row, column }` or null: where pointer or keys are
 */
export class HeatMap extends LitElement {
  static override styles = [
    controls,
    css`
      .place {
        position: relative;
        inline-size: max-content;
        max-inline-size: 100%;
        border: 1px solid var(--rule, #ddd);
      }
      canvas {
        display: block;
        image-rendering: pixelated;
        touch-action: pan-y;
      }
      .mark {
        position: absolute;
        box-sizing: border-box;
        outline: 2px solid var(--focus, #06c);
        pointer-events: none;
      }
      .patch {
        outline: 2px dashed var(--focus, #06c);
      }
      .legend {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.1rem 0.5rem;
        margin-block-start: 0.35rem;
      }
      .scale {
        inline-size: 6rem;
        block-size: 0.7rem;
        border: 1px solid var(--ink-soft, #888);
        background: linear-gradient(to right, #fff, #222);
      }
      .swatch {
        display: inline-block;
        inline-size: 1.25em;
        margin-inline-end: 0.3em;
        padding-inline: 0.1em;
        color: var(--page, #fff);
        font-weight: 600;
        text-align: center;
      }
      output {
        display: block;
        min-height: 1.5em;
      }
    `,
  ];

  static override properties = {
    label: {},
    picture: { attribute: false },
    values: { attribute: false },
    rows: { type: Number },
    columns: { type: Number },
    stride: { type: Number },
    span: { attribute: false },
    unit: {},
    classes: { attribute: false },
    patch: { type: Number },
    through: { type: Number },
    side: { type: Number },
    place: { attribute: false },
  };

  /** What the numbers are, for the screen reader and above the map. */
  declare label: string;
  /** The image below; none where null. */
  declare picture: Picture | null;
  /** Row by row; `NaN` where there is no number yet. */
  declare values: ArrayLike<number>;
  declare rows: number;
  declare columns: number;
  /** Pixels of the picture along a tile. */
  declare stride: number;
  /** The numbers at the ends of the scale; those of the values where null. */
  declare span: readonly [number, number] | null;
  /** `%` for probabilities 0..1; else stands behind a number. */
  declare unit: string;
  /** Names of classes: then the values are classes' numbers and have their fixed marks. Null for amounts. */
  declare classes: readonly string[] | null;
  /** Side of a patch, in pixels, that is outlined at the place that is read; 0 for none. */
  declare patch: number;
  /** How much of the picture shows through, 0..1. */
  declare through: number;
  /** CSS pixels along the map, at most. */
  declare side: number;
  /** The place that is read; null where none is. Set it to mark the same place in several maps. */
  declare place: Place | null;

  constructor() {
    super();
    new ThemeWatch(this);
    this.label = '';
    this.picture = null;
    this.values = [];
    this.rows = 0;
    this.columns = 0;
    this.stride = 1;
    this.span = null;
    this.unit = '';
    this.classes = null;
    this.patch = 0;
    this.through = 0.35;
    this.side = 256;
    this.place = null;
  }

  override updated(changed: PropertyValues<this>): void {
    // Where a reader points changes nothing on the canvas.
    if (changed.size === 1 && changed.has('place')) return;
    const context = this.renderRoot.querySelector('canvas')?.getContext('2d');
    if (!context) return;
    const { classes, picture, values, tiling, zoom, through } = this;
    const painting = { picture, values, tiling, zoom, through };
    if (!classes) {
      paintMap(context, { ...painting, colour: sequential(this.ends) });
      return;
    }
    const colours = classColours(this, classes.length);
    paintMap(context, {
      ...painting,
      colour: (value) => colours[value] ?? null,
      letter: (value) => classMark(value).letter,
    });
  }

  private get tiling(): Tiling {
    return { rows: this.rows, columns: this.columns, stride: this.stride };
  }

  /** Pixels of the picture along its longer side. */
  private get pixels(): number {
    const [height, width] = this.picture?.shape ?? [];
    return height && width
      ? Math.max(height, width)
      : Math.max(this.rows, this.columns) * this.stride || 32;
  }

  private get zoom(): number {
    return Math.max(1, Math.floor(this.side / this.pixels));
  }

  private get ends(): readonly [number, number] {
    if (this.span) return this.span;
    const finite = Array.from(this.values).filter(Number.isFinite);
    return finite.length > 0 ? [Math.min(...finite), Math.max(...finite)] : [0, 1];
  }

  private get done(): number {
    return Array.from(this.values).filter(Number.isFinite).length;
  }

  private go(place: Place | null): void {
    if (place?.row === this.place?.row && place?.column === this.place?.column) return;
    this.place = place;
    this.dispatchEvent(new CustomEvent('place-change', { detail: { place } }));
  }

  private readonly point = (event: PointerEvent) => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    const { zoom } = this;
    this.go(
      placeAt((event.clientX - box.left) / zoom, (event.clientY - box.top) / zoom, this.tiling),
    );
  };

  private readonly key = (event: KeyboardEvent) => {
    const place = placeAfter(event.key, this.place, this.tiling);
    if (!place || this.done === 0) return;
    event.preventDefault();
    this.go(place);
  };

  private readonly leave = () => this.go(null);

  private text(value: number, spoken = false): string {
    if (!Number.isFinite(value)) return 'not computed yet';
    if (this.classes) return this.classes[value] ?? `class ${value}`;
    if (this.unit === '%') return percent(value);
    return `${spoken ? exact(value) : threeDigits(value)} ${this.unit}`.trim();
  }

  private readout(): string {
    if (!this.place) return '';
    const { row, column } = this.place;
    const value = this.values[row * this.columns + column];
    return `row ${row + 1}, column ${column + 1}: ${this.text(value, true)}`;
  }

  private renderMarks() {
    if (!this.place) return nothing;
    const { zoom, stride, patch, pixels } = this;
    const { row, column } = this.place;
    const at = (x: number, y: number, width: number, height: number) =>
      `left:${x * zoom}px;top:${y * zoom}px;width:${width * zoom}px;height:${height * zoom}px`;
    const square = patch > 0 ? patchAt(this.place, stride, patch, pixels) : null;
    return html`<div class="mark" style=${at(column * stride, row * stride, stride, stride)}></div>
      ${
        square
          ? html`<div
              class="mark patch"
              style=${at(square.x, square.y, square.width, square.height)}
            ></div>`
          : nothing
      }`;
  }

  private renderLegend() {
    if (this.done === 0) return html`<span class="soft">nothing computed yet</span>`;
    if (!this.classes) {
      const [low, high] = this.ends;
      return html`<span>${this.text(low)}</span> <span class="scale"></span>
        <span>${this.text(high)}</span>`;
    }
    const { classes } = this;
    const present = [...new Set(Array.from(this.values))].filter(Number.isFinite);
    return present.map((label) => {
      const { letter, token } = classMark(label);
      return html`<span
        ><span class="swatch" style="background:var(${token})">${letter}</span
        >${classes[label]}</span
      >`;
    });
  }

  override render() {
    const side = this.pixels * this.zoom;
    const { done } = this;
    const all = this.rows * this.columns;
    const state = done < all ? `${done} of ${all} places computed. ` : '';
    return html`<div
        class="place"
        role="application"
        tabindex="0"
        aria-label="${this.label}. ${state}Arrow keys read the places."
        @pointermove=${this.point}
        @pointerdown=${this.point}
        @pointerleave=${this.leave}
        @keydown=${this.key}
        @blur=${this.leave}
      >
        <canvas width=${side} height=${side}></canvas>
        ${this.renderMarks()}
      </div>
      <div class="legend small">${this.renderLegend()}</div>
      <output class="small" aria-live="polite">${this.readout()}</output>`;
  }
}

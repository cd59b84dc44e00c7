import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import {
  controls,
  exact,
  limitOf,
  rangeOf,
  readPalette,
  scaleFor,
  SightWatch,
  ThemeWatch,
  threeDigits,
  WidthWatch,
  type Range,
  type Scale,
} from '../scale/index.ts';
import { cellAt, cornerOf, layOut, step, type Cell, type Layout } from './layout.ts';
import { valuesOf, type MapStack } from './map-stack.ts';
import { drawStack, paintStack } from './paint-stack.ts';

/**
 * Many small maps of numbers on one canvas, unsmoothed, with legend, range, and the exact number
 * under pointer or arrow keys. All maps share one scale, so that they can be compared.
 */
export class MapGrid extends LitElement {
  static override styles = [
    controls,
    css`
      .scroll {
        overflow-x: auto;
      }
      .place {
        position: relative;
        inline-size: max-content;
      }
      canvas {
        display: block;
        image-rendering: pixelated;
      }
      .mark {
        position: absolute;
        box-sizing: border-box;
        outline: 2px solid var(--focus, #06c);
        pointer-events: none;
      }
      .legend {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 0.5rem;
        margin-block-start: 0.35rem;
      }
      .bar {
        inline-size: 6rem;
        block-size: 0.6rem;
        border: 1px solid var(--rule, #ddd);
      }
      .signed {
        background: linear-gradient(
          to right,
          var(--negative, #2166ac),
          var(--page, #fff),
          var(--positive, #b35806)
        );
      }
      .magnitude {
        background: linear-gradient(to right, var(--page, #fff), var(--sequential-4, #222));
      }
      .colour {
        background: linear-gradient(to right, #000, #808080, #fff);
      }
      output {
        min-height: 1.5em;
        margin-inline-start: auto;
      }
    `,
  ];

  static override properties = {
    label: {},
    maps: { attribute: false },
    scale: {},
    cell: { state: true },
  };

  /** What the maps are, for the screen reader: `conv1 weights`. */
  declare label: string;
  /** The maps; nothing is drawn where null. */
  declare maps: MapStack | null;
  /** The scale; signed where a number is below 0 if left out. */
  declare scale: Scale | undefined;
  declare private cell: Cell | null;

  private readonly room = new WidthWatch(this);
  private readonly sight = new SightWatch(this);
  private range: Range = { min: 0, max: 0, notFinite: 0 };
  private measured: MapStack | null = null;
  private layout: Layout | null = null;
  private laidOutFor = 0;

  constructor() {
    super();
    new ThemeWatch(this);
    this.label = '';
    this.maps = null;
    this.scale = undefined;
    this.cell = null;
  }

  // What nobody sees is not drawn: there are a dozen of these on a page, with news every second.
  override shouldUpdate(changed: PropertyValues): boolean {
    const resized = this.room.width !== this.laidOutFor;
    return this.sight.inSight || !this.hasUpdated || resized || changed.has('cell');
  }

  override willUpdate(): void {
    if (!this.maps) return;
    if (this.measured !== this.maps) {
      this.range = rangeOf(valuesOf(this.maps));
      this.measured = this.maps;
    }
    if (this.cell && this.cell.map >= this.maps.count) this.cell = null;
    this.laidOutFor = this.room.width;
    this.layout = layOut(this.maps, this.room.width || 320);
  }

  override updated(changed: PropertyValues): void {
    const onlyMarked = changed.size === 1 && changed.has('cell');
    if (this.sight.inSight && !onlyMarked) this.paint();
  }

  private paint(): void {
    const context = this.renderRoot.querySelector('canvas')?.getContext('2d');
    if (!context || !this.maps || !this.layout) return;
    const palette = readPalette(this);
    const bytes = paintStack(this.maps, limitOf(this.range), this.usedScale, palette);
    drawStack(bytes, this.maps, this.layout, context, `rgb(${palette.line.join(' ')})`);
  }

  private get usedScale(): Scale {
    return this.scale ?? scaleFor(this.range);
  }

  private readonly point = (event: PointerEvent) => {
    if (!this.maps || !this.layout) return;
    const box = (event.currentTarget as Element).getBoundingClientRect();
    this.cell = cellAt(event.clientX - box.left, event.clientY - box.top, this.maps, this.layout);
  };

  private readonly key = (event: KeyboardEvent) => {
    if (!this.maps || !this.layout || !event.key.startsWith('Arrow')) return;
    event.preventDefault();
    this.cell = this.cell
      ? step(this.cell, event.key, this.maps, this.layout)
      : { map: 0, y: 0, x: 0 };
  };

  private readonly leave = () => {
    this.cell = null;
  };

  private renderMark(maps: MapStack, layout: Layout) {
    if (!this.cell) return nothing;
    const corner = cornerOf(this.cell.map, maps, layout);
    const { zoom } = layout;
    const left = corner.x + this.cell.x * zoom;
    const top = corner.y + this.cell.y * zoom;
    const place = `left:${left}px;top:${top}px;width:${zoom}px;height:${zoom}px`;
    return html`<div class="mark" style=${place}></div>`;
  }

  private renderReadout(maps: MapStack) {
    if (!this.cell) return nothing;
    const { map, y, x } = this.cell;
    const channels = maps.colour ? [0, 1, 2] : [0];
    const values = channels.map((channel) => exact(maps.value(map, y, x, channel)));
    const place = maps.height === 1 && maps.width === 1 ? '' : `, row ${y + 1}, column ${x + 1}`;
    const text = maps.colour
      ? `red ${values[0]}, green ${values[1]}, blue ${values[2]}`
      : values[0];
    return `${maps.name(map)}${place}: ${text}`;
  }

  private renderLegend() {
    const { white } = this.maps ?? {};
    if (white !== undefined) {
      return html`<span>0</span> <span class="bar colour"></span> <span>${white}</span>`;
    }
    const limit = threeDigits(limitOf(this.range));
    if (limit === '0') return html`<span class="soft">all 0</span>`;
    const signed = this.usedScale === 'signed' || this.maps?.colour;
    return html`<span>${signed ? `−${limit}` : '0'}</span>
      <span class="bar ${this.maps?.colour ? 'colour' : this.usedScale}"></span>
      <span>${limit}</span>
      <span class="soft"
        >${`from ${threeDigits(this.range.min)} to ${threeDigits(this.range.max)}`}${
          this.range.notFinite > 0 ? `, ${this.range.notFinite} not a number` : ''
        }</span
      >`;
  }

  override render() {
    const { maps, layout } = this;
    if (!maps || !layout) return nothing;
    return html`
      <div class="scroll">
        <div
          class="place"
          role="application"
          tabindex="0"
          aria-label="${this.label}, from ${threeDigits(this.range.min)} to ${threeDigits(
            this.range.max,
          )}. Arrow keys read the numbers."
          @pointermove=${this.point}
          @pointerleave=${this.leave}
          @keydown=${this.key}
          @blur=${this.leave}
        >
          <canvas width=${layout.width} height=${layout.height}></canvas>
          ${this.renderMark(maps, layout)}
        </div>
      </div>
      <div class="legend small">
        ${this.renderLegend()}
        <output aria-live="polite">${this.renderReadout(maps)}</output>
      </div>
    `;
  }
}

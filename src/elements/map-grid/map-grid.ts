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
 *
 * @event map-point - `{ cell }`, `{ map, y, x }` or null: where pointer or keys are
 * @event map-pick - `{ cell }`: a number was picked, where that is asked for
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
      .picked {
        outline: 3px solid var(--gradient, #a10f45);
        outline-offset: 1px;
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
    limit: { type: Number },
    cell: { attribute: false },
    pickable: { type: Boolean },
    picked: { attribute: false },
  };

  /** What the maps are, for the screen reader: `conv1 weights`. */
  declare label: string;
  /** The maps; nothing is drawn where null. */
  declare maps: MapStack | null;
  /** The scale; signed where a number is below 0 if left out. */
  declare scale: Scale | undefined;
  /** The distance from 0 where the scale ends; the largest there is if left out. Give several grids one to compare them. */
  declare limit: number | undefined;
  /** The number that is read; null where none is. Set it to mark the same place in several grids. */
  declare cell: Cell | null;
  /** Whether a click, Enter or the space bar picks a number. */
  declare pickable: boolean;
  /** The number that was picked, marked until another is. */
  declare picked: Cell | null;

  private readonly room = new WidthWatch(this);
  private readonly sight = new SightWatch(this, true);
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
    this.limit = undefined;
    this.cell = null;
    this.pickable = false;
    this.picked = null;
  }

  // What nobody sees is not drawn: there are a dozen of these on a page, with news every second.
  override shouldUpdate(changed: PropertyValues): boolean {
    const resized = this.room.width !== this.laidOutFor;
    return (
      this.sight.inSight ||
      !this.hasUpdated ||
      resized ||
      changed.has('cell') ||
      changed.has('picked')
    );
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
    // Nothing changed means that it came into sight, or that the page turned dark.
    const onlyMarked =
      changed.size > 0 && [...changed.keys()].every((name) => name === 'cell' || name === 'picked');
    if (this.sight.inSight && !onlyMarked) this.paint();
  }

  private paint(): void {
    const context = this.renderRoot.querySelector('canvas')?.getContext('2d');
    if (!context || !this.maps || !this.layout) return;
    const palette = readPalette(this);
    const bytes = paintStack(this.maps, this.usedLimit, this.usedScale, palette);
    drawStack(bytes, this.maps, this.layout, context, `rgb(${palette.line.join(' ')})`);
  }

  private get usedLimit(): number {
    return this.limit ?? limitOf(this.range);
  }

  private get usedScale(): Scale {
    return this.scale ?? scaleFor(this.range);
  }

  private go(cell: Cell | null): void {
    if (cell?.map === this.cell?.map && cell?.y === this.cell?.y && cell?.x === this.cell?.x)
      return;
    this.cell = cell;
    this.dispatchEvent(new CustomEvent('map-point', { detail: { cell } }));
  }

  private pick(): void {
    if (!this.pickable || !this.cell) return;
    this.picked = this.cell;
    this.dispatchEvent(new CustomEvent('map-pick', { detail: { cell: this.cell } }));
  }

  private readonly point = (event: PointerEvent) => {
    if (!this.maps || !this.layout) return;
    const box = (event.currentTarget as Element).getBoundingClientRect();
    this.go(cellAt(event.clientX - box.left, event.clientY - box.top, this.maps, this.layout));
  };

  private readonly onClick = (event: PointerEvent) => {
    this.point(event);
    this.pick();
  };

  private readonly key = (event: KeyboardEvent) => {
    if (!this.maps || !this.layout) return;
    const { key } = event;
    const picks = this.pickable && (key === 'Enter' || key === ' ');
    if (!picks && !key.startsWith('Arrow')) return;
    event.preventDefault();
    if (picks) this.pick();
    else {
      const from = this.cell ?? this.picked;
      this.go(from ? step(from, key, this.maps, this.layout) : { map: 0, y: 0, x: 0 });
    }
  };

  private readonly leave = () => this.go(null);

  private renderMark(maps: MapStack, layout: Layout, cell: Cell | null, kind: string) {
    if (!cell) return nothing;
    const corner = cornerOf(cell.map, maps, layout);
    const { zoom } = layout;
    const left = corner.x + cell.x * zoom;
    const top = corner.y + cell.y * zoom;
    const place = `left:${left}px;top:${top}px;width:${zoom}px;height:${zoom}px`;
    return html`<div class="mark ${kind}" style=${place}></div>`;
  }

  private renderReadout(maps: MapStack) {
    if (!this.cell) return nothing;
    const { map, y, x } = this.cell;
    const channels = maps.colour ? [0, 1, 2] : [0];
    const values = channels.map((channel) => exact(maps.value(map, y, x, channel)));
    const at = maps.height === 1 && maps.width === 1 ? '' : `row ${y + 1}, column ${x + 1}`;
    const place = [maps.name(map), at].filter((part) => part !== '').join(', ');
    const text = maps.colour
      ? `red ${values[0]}, green ${values[1]}, blue ${values[2]}`
      : values[0];
    return `${place}: ${text}`;
  }

  private renderLegend() {
    const { white } = this.maps ?? {};
    if (white !== undefined) {
      return html`<span>0</span> <span class="bar colour"></span> <span>${white}</span>`;
    }
    const limit = threeDigits(this.usedLimit);
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
          )}. Arrow keys read the numbers${this.pickable ? ', Enter picks one' : ''}."
          @pointermove=${this.point}
          @click=${this.onClick}
          @pointerleave=${this.leave}
          @keydown=${this.key}
          @blur=${this.leave}
        >
          <canvas width=${layout.width} height=${layout.height}></canvas>
          ${this.renderMark(maps, layout, this.picked, 'picked')}
          ${this.renderMark(maps, layout, this.cell, '')}
        </div>
      </div>
      <div class="legend small">
        ${this.renderLegend()}
        <output aria-live="polite">${this.renderReadout(maps)}</output>
      </div>
    `;
  }
}

import { html, LitElement, nothing, type PropertyValues } from 'lit';
import type { PageImage } from '../../runner/engine/index.ts';
import { type PixelWorker, sharedPixels } from '../../runner/pixels/index.ts';
import { controls, WidthWatch } from '../scale/index.ts';
import { FileDrop } from '../subject/index.ts';
import { drawChannels } from './draw-channels.ts';
import { drawLens } from './draw-lens.ts';
import { drawPixelNumbers, drawPlaces } from './draw-numbers.ts';
import { lensStyles } from './lens-styles.ts';
import { COLOURS, inColour, inGrey, type Pixels, placeOf, shrink, withNumber } from './pixels.ts'; // prettier-ignore
import { FULL, SIDES, THINGS } from './scenes.ts';
import { follow, nextPlace, type Place, shownOf, spansOf, type View, zoomTo } from './view.ts';

const CORNER: Place = { row: 0, column: 0 };

/**
 * A picture under a lens: from the whole down to single pixels with their three numbers, which can be changed.
 *
 * The pointer or the arrow keys choose a pixel. Below stand the three channels by themselves. The
 * picture is a scene drawn on the spot, or the one that `picture` gives. The element's content is
 * what is read before it starts.
 */
export class PixelLens extends LitElement {
  static override styles = [controls, lensStyles];

  static override properties = {
    thing: { type: Number },
    seed: { type: Number },
    side: { type: Number },
    picture: { attribute: false },
    pixels: { state: true },
    view: { state: true },
    chosen: { state: true },
    pointed: { state: true },
    on: { state: true },
    problem: { state: true },
    picking: { state: true },
  };

  /** The class of the scene at the start, 0..9. */
  declare thing: number;
  /** Which scene of that class. */
  declare seed: number;
  /** Pixels along the longer side: 64, 32, 16 or 8. */
  declare side: number;
  /** A picture of one's own in place of a scene; null for a scene. */
  declare picture: Pixels | null;
  /** What is on the screen, with its changes. */
  declare pixels: Pixels | null;
  declare private view: View;
  /** The pixel whose numbers can be changed. */
  declare private chosen: Place;
  declare private pointed: Place | null;
  /** Which channels are added up in the picture. */
  declare private on: readonly boolean[];
  declare private problem: string;
  /** Whether other pictures are offered. */
  declare private picking: boolean;

  /** Draws the scenes; a test puts another one here. */
  worker: Pick<PixelWorker, 'call'> | null = null;

  private scene: Pixels | null = null;
  private asked = '';
  private readonly watch = new WidthWatch(this);

  constructor() {
    super();
    this.thing = 3;
    this.seed = 11;
    this.side = FULL;
    this.picture = this.pixels = null;
    this.view = { row: 0, column: 0, span: FULL };
    this.chosen = { row: 0, column: 0 };
    this.pointed = null;
    this.on = [true, true, true];
    this.problem = '';
    this.picking = false;
    new FileDrop(this, ([file]) => void this.takeDropped(file));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('thing') || changed.has('seed')) void this.draw();
    if (changed.has('side') || changed.has('picture')) this.restore();
  }

  protected override updated(): void {
    const { pixels } = this;
    if (!pixels) return;
    this.paint('.lens canvas', pixels, inColour(pixels, this.on), this.view);
    COLOURS.forEach((colour, i) => this.paint(`.${colour} canvas`, pixels, inGrey(pixels, i)));
  }

  private async draw(): Promise<void> {
    const wish = { label: this.thing, seed: this.seed, size: FULL };
    this.asked = JSON.stringify(wish);
    try {
      const { shape, bytes } = await (this.worker ?? sharedPixels()).call('draw', wish);
      // Somebody may have asked for another one meanwhile.
      if (this.asked !== JSON.stringify(wish)) return;
      this.problem = '';
      this.scene = { height: shape[0], width: shape[1], bytes };
      this.restore();
    } catch (error) {
      this.problem = (error as Error).message;
    }
  }

  /** The picture as it was before its numbers were changed. */
  private restore(): void {
    const whole = this.picture ?? this.scene;
    if (!whole) return;
    const old = this.pixels;
    const pixels = shrink(whole, this.side);
    this.pixels = pixels;
    if (old?.width === pixels.width && old.height === pixels.height) return;
    this.chosen = { row: Math.floor(pixels.height / 2), column: Math.floor(pixels.width / 2) };
    this.view = zoomTo(pixels, Math.max(pixels.height, pixels.width), this.chosen);
    this.pointed = null;
  }

  private paint(
    selector: string,
    { width, height }: Pixels,
    rgba: Uint8ClampedArray<ArrayBuffer>,
    at: Place = CORNER,
  ): void {
    const context = this.renderRoot.querySelector<HTMLCanvasElement>(selector)?.getContext('2d');
    context?.putImageData(new ImageData(rgba, width, height), -at.column, -at.row);
  }

  private choose(pixels: Pixels, at: Place): void {
    this.chosen = at;
    this.view = follow(pixels, this.view, at);
  }

  private readonly onKey = (event: KeyboardEvent) => {
    if (!this.pixels || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = nextPlace(this.pixels, this.chosen, event.key);
    if (next) this.choose(this.pixels, next);
    else if (event.key === '+' || event.key === '=') this.zoom(1);
    else if (event.key === '-') this.zoom(-1);
    else return;
    this.pointed = null;
    event.preventDefault();
  };

  private zoom(by: number): void {
    if (!this.pixels) return;
    const spans = spansOf(this.pixels);
    const level = spans.indexOf(this.view.span) + by;
    const span = spans[Math.max(0, Math.min(spans.length - 1, level))];
    this.view = zoomTo(this.pixels, span, this.chosen);
  }

  private placeUnder(event: PointerEvent | MouseEvent): Place | null {
    if (!this.pixels) return null;
    const box = (event.currentTarget as Element).getBoundingClientRect();
    const { rows, columns } = shownOf(this.pixels, this.view);
    const row = Math.floor(((event.clientY - box.top) / box.height) * rows);
    const column = Math.floor(((event.clientX - box.left) / box.width) * columns);
    if (row < 0 || column < 0 || row >= rows || column >= columns) return null;
    return { row: row + this.view.row, column: column + this.view.column };
  }

  private change(colour: number, field: HTMLInputElement): void {
    if (!this.pixels || field.value === '') return;
    const at = placeOf(this.pixels, this.chosen.row, this.chosen.column) + colour;
    this.pixels = withNumber(this.pixels, at, field.valueAsNumber);
  }

  /** CSS pixels along a pixel's side, a whole number. */
  private cell(pixels: Pixels): number {
    const { rows, columns } = shownOf(pixels, this.view);
    const width = this.watch.width || 640;
    const room = width >= 660 ? 384 : Math.min(320, width);
    return Math.max(1, Math.floor(room / Math.max(rows, columns)));
  }

  override render() {
    const { pixels } = this;
    return html`<div class="player" role="group" aria-label="A picture and its numbers">
      ${pixels ? this.renderFigure(pixels) : html`<div class="wait">${this.problem || 'Drawing a scene …'}</div>`}
      ${pixels && this.problem ? html`<p class="wrong" role="status">${this.problem}</p>` : nothing}
      ${this.renderSource()}
      ${this.picking ? html`<image-picker @image-pick=${this.onPick}></image-picker>` : nothing}
    </div>`;
  }

  private renderFigure(pixels: Pixels) {
    return html`<div class="figure">
      <div>${this.renderLens(pixels)} ${this.renderZoom(pixels)}</div>
      <div class="side">${this.renderNumbers(pixels)} ${this.renderChannels(pixels)}</div>
    </div>`;
  }

  private renderLens(pixels: Pixels) {
    const cell = this.cell(pixels);
    const { rows, columns } = shownOf(pixels, this.view);
    const marks = this.pointed ? [this.chosen, this.pointed] : [this.chosen];
    const size = `width:${columns * cell}px;height:${rows * cell}px`;
    return html`<div
      class="lens"
      style=${size}
      role="application"
      tabindex="0"
      aria-label="Picture of ${pixels.height} by ${pixels.width} pixels. Arrow keys choose a pixel, plus and minus zoom."
      aria-describedby="said"
      @keydown=${this.onKey}
      @pointermove=${(event: PointerEvent) => (this.pointed = this.placeUnder(event))}
      @pointerleave=${() => (this.pointed = null)}
      @click=${(event: MouseEvent) => this.onClick(pixels, event)}
    >
      <canvas width=${columns} height=${rows} style=${size}></canvas>
      ${drawLens(
        pixels,
        this.view,
        cell,
        marks.filter((mark) => this.inView(mark, rows, columns)),
      )}
    </div>`;
  }

  private onClick(pixels: Pixels, event: MouseEvent): void {
    const at = this.placeUnder(event);
    if (at) this.choose(pixels, at);
  }

  private inView({ row, column }: Place, rows: number, columns: number): boolean {
    const { view } = this;
    const [down, across] = [row - view.row, column - view.column];
    return down >= 0 && across >= 0 && down < rows && across < columns;
  }

  /** The three numbers of the pixel under the pointer, else of the chosen one. */
  private renderNumbers(pixels: Pixels) {
    const at = this.pointed ?? this.chosen;
    return html`${drawPixelNumbers(pixels, at, (colour, field) => this.change(colour, field))}
    ${drawPlaces(pixels, at)}`;
  }

  private renderChannels(pixels: Pixels) {
    const side = this.watch.width >= 660 ? 128 : 100;
    const at = this.pointed ?? this.chosen;
    return drawChannels(pixels, { view: this.view, at, side }, this.on, this.toggle);
  }

  private readonly toggle = (colour: number) => {
    this.on = this.on.map((each, i) => (i === colour ? !each : each));
  };

  private renderZoom(pixels: Pixels) {
    const spans = spansOf(pixels);
    const level = spans.indexOf(this.view.span);
    const { rows, columns } = shownOf(pixels, this.view);
    const shown = `${rows} × ${columns} of ${pixels.height} × ${pixels.width} pixels`;
    return html`<div class="row">
      <label>
        Zoom
        <input
          type="range"
          min="0"
          max=${spans.length - 1}
          .value=${String(level)}
          aria-valuetext=${shown}
          @input=${(event: Event) => this.zoom((event.target as HTMLInputElement).valueAsNumber - level)}
        />
      </label>
      <span class="small soft">${shown}</span>
    </div>`;
  }

  private renderSource() {
    return html`<div class="row">
      <label>
        Picture
        <select
          @change=${(event: Event) => this.another(Number((event.target as HTMLSelectElement).value))}
        >
          ${THINGS.map((name, i) => html`<option value=${i} .selected=${i === this.thing}>${name}</option>`)}
        </select>
      </label>
      <button @click=${() => this.another(this.thing)}>Draw another one</button>
      <button aria-expanded=${this.picking} @click=${this.openPicker}>A picture of yours</button>
      <button @click=${() => this.restore()}>Undo all changes</button>
      <label>
        Pixels along a side
        <select
          @change=${(event: Event) => (this.side = Number((event.target as HTMLSelectElement).value))}
        >
          ${SIDES.map((side) => html`<option value=${side} .selected=${side === this.side}>${side}</option>`)}
        </select>
      </label>
    </div>`;
  }

  /** The picker is loaded when it is first wanted: the page is light without it. */
  private readonly openPicker = async () => {
    await import('../image-picker/index.ts');
    this.picking = !this.picking;
  };

  private async takeDropped(file: File): Promise<void> {
    await import('../image-picker/index.ts');
    this.picking = true;
    await this.updateComplete;
    await this.renderRoot.querySelector('image-picker')?.take(file);
  }

  private readonly onPick = ({ detail: { image } }: CustomEvent<{ readonly image: PageImage }>) => {
    if (image.from === 'scene') {
      this.picture = null;
      [this.thing, this.seed] = [image.label, image.seed];
      return;
    }
    const [height, width] = image.shape;
    this.picture = { height, width, bytes: image.bytes };
  };

  /** The next scene of a class. */
  private another(thing: number): void {
    this.seed = thing === this.thing ? this.seed + 1 : this.seed;
    this.thing = thing;
    this.picture = null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pixel-lens': PixelLens;
  }
}

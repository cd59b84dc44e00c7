import { html, LitElement, nothing } from 'lit';
import { controls, WidthWatch } from '../scale/index.ts';
import { type Grid, poolAll, shown } from '../../steps/index.ts';
import { PICTURES, type Picture, SIDE } from './pictures.ts';
import { picturesStyles } from './pictures-styles.ts';

/** Sides of a window that go into the picture a whole number of times. */
const WINDOWS = [1, 2, 3, 4, 6, 8] as const;

/** A pixel of a pooled picture. */
interface Place {
  readonly row: number;
  readonly column: number;
}

type Name = 'original' | 'max' | 'average';

/**
 * A picture, its largest pixels and its mean pixels, window by window, for a window that the reader sets.
 *
 * Pointing at a pooled pixel, or walking to it with the arrow keys, shows its window on the picture. The element's
 * content is what is read before it starts.
 */
export class PoolPictures extends LitElement {
  static override styles = [controls, picturesStyles];

  static override properties = {
    picture: {},
    size: { type: Number },
    at: { state: true },
  };

  /** `drawing`, `stars` or `checks`. */
  declare picture: string;
  /** Pixels along the side of the window, F; one of 1, 2, 3, 4, 6, 8. */
  declare size: number;
  declare private at: Place | null;

  private readonly room = new WidthWatch(this);

  constructor() {
    super();
    this.picture = 'drawing';
    this.size = 1;
    this.at = null;
  }

  /** The picture on show. */
  get chosen(): Picture {
    return PICTURES.find(({ id }) => id === this.picture) ?? PICTURES[0];
  }

  /** The picture pooled with the window on show. */
  pooled(kind: 'max' | 'average'): Grid {
    return poolAll({ input: [this.chosen.pixels], kind, size: this.size })[0];
  }

  protected override updated(): void {
    this.paint('original', this.chosen.pixels);
    this.paint('max', this.pooled('max'));
    this.paint('average', this.pooled('average'));
  }

  private paint(name: Name, pixels: Grid): void {
    const canvas = this.renderRoot.querySelector<HTMLCanvasElement>(`canvas[data-name=${name}]`);
    const context = canvas?.getContext('2d');
    if (!context) return;
    const bytes = pixels.flat().flatMap((grey) => [grey, grey, grey, 255]);
    const image = new ImageData(new Uint8ClampedArray(bytes), pixels[0].length, pixels.length);
    context.putImageData(image, 0, 0);
  }

  private readonly choose = (id: string) => {
    this.picture = id;
    this.at = null;
  };

  private readonly slide = (event: Event) => {
    this.size = WINDOWS[Number((event.target as HTMLInputElement).value)];
    this.at = null;
  };

  private readonly point = (event: PointerEvent) => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    const places = SIDE / this.size;
    const cell = (from: number, whole: number) =>
      Math.max(0, Math.min(places - 1, Math.floor((from / whole) * places)));
    const row = cell(event.clientY - box.top, box.height);
    const column = cell(event.clientX - box.left, box.width);
    if (row !== this.at?.row || column !== this.at.column) this.at = { row, column };
  };

  private readonly key = (event: KeyboardEvent) => {
    const moves: Record<string, readonly [number, number]> = {
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    const last = SIDE / this.size - 1;
    const [down, across] = this.at ? move : [0, 0];
    this.at = {
      row: Math.max(0, Math.min(last, (this.at?.row ?? 0) + down)),
      column: Math.max(0, Math.min(last, (this.at?.column ?? 0) + across)),
    };
  };

  private readonly leave = () => {
    this.at = null;
  };

  /** CSS pixels along the side of each picture, a whole multiple of its pixels. */
  private get side(): number {
    const third = ((this.room.width || 640) - 48) / 3;
    return SIDE * Math.max(2, Math.min(5, Math.floor(third / SIDE)));
  }

  override render() {
    const places = SIDE / this.size;
    return html`<div class="player" role="group" aria-label="Pictures, pooled">
      <div class="choice" role="radiogroup" aria-label="Picture">
        ${PICTURES.map(
          ({ id, name }) =>
            html`<label
              ><input
                type="radio"
                name="picture"
                .checked=${id === this.chosen.id}
                @change=${() => this.choose(id)}
              />
              ${name}</label
            >`,
        )}
      </div>
      <label class="slider">
        Window <var>F</var>
        <input
          type="range"
          min="0"
          max=${WINDOWS.length - 1}
          .value=${String(WINDOWS.indexOf(this.size as (typeof WINDOWS)[number]))}
          aria-valuetext=${`${this.size} by ${this.size} pixels`}
          @input=${this.slide}
        />
        <span
          >${this.size} × ${this.size}, stride ${this.size}: ${SIDE} × ${SIDE} →
          <span class="output">${places} × ${places}</span></span
        >
      </label>
      <div class="pictures">
        ${this.renderPicture('original', 'the picture', this.chosen.pixels)}
        ${this.renderPicture('max', 'the largest', this.pooled('max'))}
        ${this.renderPicture('average', 'the mean', this.pooled('average'))}
      </div>
      <output aria-live="polite">${this.readout()}</output>
    </div>`;
  }

  private renderPicture(name: Name, title: string, pixels: Grid) {
    const all = pixels.flat();
    const [least, most] = [Math.min(...all), Math.max(...all)].map(shown);
    const range = least === most ? `all ${least}` : `from ${least} to ${most}`;
    const pooled = name !== 'original';
    const label = `${title}, ${pixels.length} by ${pixels.length} pixels, ${range}`;
    const style = `width:${this.side}px;height:${this.side}px`;
    const canvas = html`<canvas
      data-name=${name}
      width=${pixels.length}
      height=${pixels.length}
      style=${style}
    ></canvas>`;
    return html`<figure>
      ${
        pooled
          ? html`<div
              class="place"
              role="application"
              tabindex="0"
              aria-label="${label}. Arrow keys read the pixels."
              @pointermove=${this.point}
              @pointerleave=${this.leave}
              @keydown=${this.key}
              @blur=${this.leave}
            >
              ${canvas} ${this.renderMark()}
            </div>`
          : html`<div class="place" role="img" aria-label=${label}>
              ${canvas} ${this.renderMark()}
            </div>`
      }
      <figcaption><b class=${pooled ? 'output' : 'input'}>${title}</b> ${range}</figcaption>
    </figure>`;
  }

  /** The pooled pixel covers on each picture the same place as its window on the first. */
  private renderMark() {
    if (!this.at) return nothing;
    const side = (this.side / SIDE) * this.size;
    const { row, column } = this.at;
    const place = `left:${column * side}px;top:${row * side}px;width:${side}px;height:${side}px`;
    return html`<div class="mark" style=${place}></div>`;
  }

  private readout(): string {
    if (!this.at) return 'Point at a pooled pixel to see the window that it came from.';
    const { row, column } = this.at;
    const value = (kind: 'max' | 'average') => shown(this.pooled(kind)[row][column]);
    const many = this.size * this.size;
    const of = many === 1 ? 'its one pixel' : `its ${many} pixels`;
    return `Row ${row + 1}, column ${column + 1}: of ${of} the largest is ${value('max')}, the mean ${value('average')}.`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pool-pictures': PoolPictures;
  }
}

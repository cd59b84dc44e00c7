import { css, html, LitElement, nothing, svg } from 'lit';
import { controls, exact, rangeOf, threeDigits, WidthWatch } from '../scale/index.ts';

const HEIGHT = 96;
/** Room for the two numbers of the vertical axis. */
const LEFT = 56;
/** With more values than this the bars would be too thin, and a line is drawn. */
const MOST_BARS = 128;
const WIDEST_BAR = 24;

/**
 * A list of numbers as bars from 0, or as a line where they are many; orange above 0, blue below.
 *
 * The exact number is under the pointer and the arrow keys.
 *
 * @fires value-point - the pointer or an arrow key is on another number; `detail` is its index, null when it left.
 * @fires value-pick - a number was clicked or entered; `detail` is its index.
 */
export class ValueBars extends LitElement {
  static override styles = [
    controls,
    css`
      svg {
        display: block;
        max-inline-size: 100%;
        overflow: visible;
      }
      text {
        fill: var(--ink-soft, #555);
        font-size: 0.75rem;
      }
      .zero {
        stroke: var(--ink-soft, #555);
      }
      .above {
        fill: var(--positive, #b35806);
      }
      .below {
        fill: var(--negative, #2166ac);
      }
      path {
        fill: none;
        stroke: var(--ink, #222);
        stroke-width: 1.5;
      }
      .mark {
        fill: none;
        stroke: var(--focus, #06c);
        stroke-width: 2;
      }
      output {
        display: block;
        min-height: 1.5em;
      }
    `,
  ];

  static override properties = {
    label: {},
    values: { attribute: false },
    at: { attribute: false },
    reading: { state: true },
  };

  /** What the numbers are, for the screen reader. */
  declare label: string;
  declare values: ArrayLike<number>;
  /** The index of the number that is read, here or in a neighbour; null where none is. */
  declare at: number | null;
  /** Whether it is read here, so that neighbours that follow keep silent. */
  declare private reading: boolean;

  private readonly room = new WidthWatch(this);

  constructor() {
    super();
    this.label = '';
    this.values = [];
    this.at = null;
    this.reading = false;
  }

  private get step(): number {
    const width = (this.room.width || 480) - LEFT;
    return Math.min(WIDEST_BAR, width / Math.max(1, this.values.length));
  }

  private readonly point = (event: PointerEvent) => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    const index = Math.floor((event.clientX - box.left - LEFT) / this.step);
    this.read(index >= 0 && index < this.values.length ? index : null);
  };

  private read(index: number | null): void {
    this.reading = index !== null;
    if (index === this.at) return;
    this.at = index;
    this.dispatchEvent(new CustomEvent('value-point', { detail: index }));
  }

  private readonly pick = () => {
    if (this.at !== null) this.dispatchEvent(new CustomEvent('value-pick', { detail: this.at }));
  };

  private readonly key = (event: KeyboardEvent) => {
    if (event.key === 'Enter') this.pick();
    const last = this.values.length - 1;
    const moves: Record<string, number> = {
      ArrowLeft: (this.at ?? 1) - 1,
      ArrowRight: (this.at ?? -1) + 1,
      Home: 0,
      End: last,
    };
    if (!(event.key in moves)) return;
    event.preventDefault();
    this.read(Math.max(0, Math.min(last, moves[event.key])));
  };

  private readonly leave = () => this.read(null);

  override render() {
    const range = rangeOf(Array.from(this.values));
    const high = Math.max(0, range.max);
    const low = Math.min(0, range.min);
    const y = (value: number) => 6 + ((high - value) / (high - low || 1)) * (HEIGHT - 12);
    const width = LEFT + this.step * this.values.length;
    return html`<svg
        width=${width}
        height=${HEIGHT}
        role="application"
        tabindex="0"
        aria-label="${this.label}, ${this.values.length} numbers from ${threeDigits(
          range.min,
        )} to ${threeDigits(range.max)}. Arrow keys read the numbers."
        @pointermove=${this.point}
        @pointerleave=${this.leave}
        @blur=${this.leave}
        @keydown=${this.key}
        @click=${this.pick}
      >
        ${high > 0 ? axisText(y(high), high) : nothing} ${low < 0 ? axisText(y(low), low) : nothing}
        ${axisText(y(0), 0, high > 0 && y(0) - y(high) < 14)}
        ${this.values.length <= MOST_BARS ? this.bars(y) : this.line(y)}
        <line class="zero" x1=${LEFT} x2=${width} y1=${y(0)} y2=${y(0)}></line>
        ${this.renderMark()}
      </svg>
      <output class="small" aria-live=${this.reading ? 'polite' : 'off'}
        >${this.readout()}</output
      >`;
  }

  private bars(y: (value: number) => number) {
    const gap = this.step > 4 ? 1 : 0;
    return Array.from(this.values, (value, i) => {
      if (!Number.isFinite(value)) return nothing;
      const [from, to] = value < 0 ? [y(0), y(value)] : [y(value), y(0)];
      return svg`<rect class=${value < 0 ? 'below' : 'above'} x=${LEFT + i * this.step + gap / 2} y=${from}
        width=${this.step - gap} height=${Math.max(0.5, to - from)}></rect>`;
    });
  }

  private line(y: (value: number) => number) {
    let path = '';
    let pen = false;
    Array.from(this.values).forEach((value, i) => {
      const finite = Number.isFinite(value);
      const x = LEFT + (i + 0.5) * this.step;
      if (finite) path += `${pen ? 'L' : 'M'}${x.toFixed(1)} ${y(value).toFixed(1)}`;
      pen = finite;
    });
    return svg`<path d=${path}></path>`;
  }

  private renderMark() {
    if (this.at === null) return nothing;
    return svg`<rect class="mark" x=${LEFT + this.at * this.step} y="1"
      width=${Math.max(2, this.step)} height=${HEIGHT - 2}></rect>`;
  }

  private readout(): string {
    return this.at === null ? '' : `[${this.at}]: ${exact(this.values[this.at])}`;
  }
}

function axisText(y: number, value: number, hidden = false) {
  if (hidden) return nothing;
  return svg`<text x=${LEFT - 6} y=${y + 4} text-anchor="end">${threeDigits(value)}</text>`;
}

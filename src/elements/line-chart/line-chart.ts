import { css, html, LitElement, nothing, svg } from 'lit';
import { controls, count, exact, threeDigits, WidthWatch } from '../scale/index.ts';
import {
  frameFor,
  pathOf,
  placeX,
  placeY,
  type ChartLine,
  type Frame,
  type Reference,
} from './frame.ts';
import { nearest } from './thin.ts';
import { trend } from './trend.ts';

/** CSS pixels; less where there is little room, so that what is under the chart stays near. */
const HEIGHT = { wide: 220, narrow: 160 };
/** From this width on a chart is wide. */
const WIDE = 420;

/**
 * Lines over a common horizontal axis, with axes, legend, a readout under pointer or arrow keys, and
 * a sentence for the screen reader.
 */
export class LineChart extends LitElement {
  static override styles = [
    controls,
    css`
      svg {
        display: block;
        inline-size: 100%;
        overflow: visible;
        touch-action: pan-y;
      }
      text {
        fill: var(--ink-soft, #555);
        font-size: 0.75rem;
      }
      .axis {
        stroke: var(--rule, #ddd);
        fill: none;
      }
      .reference {
        stroke: var(--ink-soft, #555);
        stroke-dasharray: 1 4;
        stroke-linecap: round;
      }
      .cursor {
        stroke: var(--ink-soft, #555);
      }
      path {
        fill: none;
        stroke-width: 2;
        stroke-linecap: round;
        stroke-linejoin: round;
      }
      .faint {
        stroke-width: 1;
        opacity: 0.35;
      }
      .earlier {
        stroke-width: 1.5;
        stroke-dasharray: 5 4;
        opacity: 0.8;
      }
      .title {
        margin-block-end: 0.35rem;
        font-weight: 600;
      }
      .legend {
        display: flex;
        flex-wrap: wrap;
        gap: 0 1rem;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      .legend svg {
        display: inline-block;
        inline-size: 22px;
        vertical-align: middle;
      }
      output {
        display: block;
        min-height: 1.5em;
      }
    `,
  ];

  static override properties = {
    label: {},
    unit: {},
    xLabel: { attribute: 'x-label' },
    lines: { attribute: false },
    reference: { attribute: false },
    span: { attribute: false },
    shortest: { type: Number },
    cursor: { state: true },
  };

  /** What is measured: `Loss`. */
  declare label: string;
  /** The unit of the vertical axis: `nats`. */
  declare unit: string;
  /** What the horizontal axis counts: `steps`. */
  declare xLabel: string;
  /** The lines; the first one that is `main` is what the summary speaks of. */
  declare lines: readonly ChartLine[];
  /** A level to compare with. */
  declare reference: Reference | null;
  /** Lowest and highest value of the vertical axis; from 0 to what is needed where null. */
  declare span: readonly [number, number] | null;
  /** The horizontal axis reaches at least this far; 10 if left out. */
  declare shortest: number | undefined;
  declare private cursor: number | null;

  private readonly room = new WidthWatch(this);

  constructor() {
    super();
    this.label = '';
    this.unit = '';
    this.xLabel = 'steps';
    this.lines = [];
    this.reference = null;
    this.span = null;
    this.cursor = null;
  }

  private get main(): ChartLine | undefined {
    return this.lines.find((line) => line.look === 'main') ?? this.lines[0];
  }

  private get height(): number {
    return this.room.width >= WIDE ? HEIGHT.wide : HEIGHT.narrow;
  }

  private get frame(): Frame {
    const size = { width: Math.max(240, this.room.width), height: this.height };
    return frameFor(this.lines, this.reference, this.span, size, this.shortest);
  }

  private readonly point = (event: PointerEvent) => {
    const frame = this.frame;
    const at = event.clientX - (event.currentTarget as Element).getBoundingClientRect().left;
    const share = (at - frame.left) / (frame.right - frame.left);
    this.cursor = this.snap(frame.x[0] + share * (frame.x[1] - frame.x[0]));
  };

  private readonly key = (event: KeyboardEvent) => {
    const x = this.main?.x ?? [];
    if (x.length === 0) return;
    const stride = Math.max(1, Math.round(x.length / 100)) * (event.shiftKey ? 10 : 1);
    const now = this.cursor === null ? x.length - 1 : nearest(x, this.cursor);
    const moves: Record<string, number> = {
      ArrowLeft: now - stride,
      ArrowRight: now + stride,
      Home: 0,
      End: x.length - 1,
    };
    if (!(event.key in moves)) return;
    event.preventDefault();
    this.cursor = x[Math.min(x.length - 1, Math.max(0, moves[event.key]))];
  };

  private snap(value: number): number | null {
    const x = this.main?.x ?? [];
    return x[nearest(x, value)] ?? null;
  }

  private renderAxes(frame: Frame) {
    return svg`
      <path class="axis" d="M${frame.left} ${frame.top}V${frame.bottom}H${frame.right}"></path>
      ${frame.xTicks.map(
        (tick) => svg`<text x=${placeX(frame, tick)} y=${frame.bottom + 16}
          text-anchor="middle">${count(tick)}</text>`,
      )}
      ${frame.yTicks.map(
        (tick) => svg`<text x=${frame.left - 8} y=${placeY(frame, tick) + 4}
          text-anchor="end">${this.tickText(tick)}</text>`,
      )}
      <text x=${frame.right} y=${frame.bottom + 31} text-anchor="end">${this.xLabel}</text>`;
  }

  private tickText(tick: number): string {
    return this.unit === '%' ? count(Math.round(tick * 100)) : count(tick);
  }

  private renderReference(frame: Frame) {
    if (!this.reference) return nothing;
    const y = placeY(frame, this.reference.value);
    return svg`<line class="reference" x1=${frame.left} x2=${frame.right} y1=${y} y2=${y}></line>
      <text x=${frame.right} y=${y - 5} text-anchor="end">${this.reference.name}</text>`;
  }

  private renderCursor(frame: Frame) {
    if (this.cursor === null || this.cursor > frame.x[1]) return nothing;
    const x = placeX(frame, this.cursor);
    return svg`<line class="cursor" x1=${x} x2=${x} y1=${frame.top} y2=${frame.bottom}></line>`;
  }

  private renderReadout() {
    const at = this.cursor ?? this.main?.x.at(-1);
    if (at === undefined) return nothing;
    const values = this.lines
      .filter((line) => line.look !== 'earlier')
      .map((line) => ({ line, value: line.y[nearest(line.x, at)] }))
      .filter(({ value }) => value !== undefined);
    return html`${this.xLabel.replace(/s$/, '')} ${count(at)}:
    ${values.map(
      ({ line, value }, i) =>
        html`${i > 0 ? ' · ' : ''}<span title=${exact(value)}
            >${line.name} ${this.valueText(value)}</span
          >`,
    )}`;
  }

  private valueText(value: number): string {
    return this.unit === '%' ? `${threeDigits(value * 100)} %` : threeDigits(value);
  }

  private renderLegend() {
    return html`<ul class="legend small soft">
      ${this.lines.map(
        (line) =>
          html`<li>
            <svg viewBox="0 0 22 8" width="22" height="8" aria-hidden="true">
              <path
                class=${line.look}
                d="M0 4H22"
                style="stroke: var(${line.tone}, currentColor)"
              ></path>
            </svg>
            ${line.name}
          </li>`,
      )}
    </ul>`;
  }

  /** The chart in a sentence: `Loss 1.84 after 300 steps, falling.` */
  get summary(): string {
    const main = this.main;
    if (!main || main.x.length === 0) return `${this.label}: no steps yet.`;
    const value = this.valueText(main.y[main.y.length - 1]);
    return `${this.label} ${value} after ${count(main.x[main.x.length - 1])} ${this.xLabel}, ${trend(main.y)}.`;
  }

  override render() {
    const frame = this.frame;
    const empty = this.lines.every((line) => line.x.length === 0);
    return html`
      <div class="title">
        ${this.label}${this.unit ? html`, <span class="soft">${this.unit}</span>` : nothing}
      </div>
      <svg
        height=${frame.height}
        viewBox="0 0 ${frame.width} ${frame.height}"
        role="application"
        tabindex="0"
        aria-label="${this.summary} Arrow keys read the values."
        @pointermove=${this.point}
        @pointerleave=${() => (this.cursor = null)}
        @keydown=${this.key}
        @blur=${() => (this.cursor = null)}
      >
        ${this.renderAxes(frame)} ${this.renderReference(frame)}
        ${this.lines.map(
          (line) =>
            svg`<path class=${line.look} d=${pathOf(line, frame)}
              style="stroke: var(${line.tone}, currentColor)"></path>`,
        )}
        ${this.renderCursor(frame)}
        ${
          frame.cut && !this.span
            ? svg`<text x=${frame.left + 8} y=${frame.top + 10}>higher values are off the chart</text>`
            : nothing
        }
        ${
          empty
            ? svg`<text x=${(frame.left + frame.right) / 2} y=${(frame.top + frame.bottom) / 2}
              text-anchor="middle">no ${this.xLabel} yet</text>`
            : nothing
        }
      </svg>
      <output class="small" aria-live=${this.cursor === null ? 'off' : 'polite'}
        >${this.renderReadout()}</output
      >
      ${this.renderLegend()}
    `;
  }
}

import { css, html, LitElement, nothing, svg } from 'lit';
import type { ArchitectureSize } from '../architectures/index.ts';
import { controls, count, percent } from '../scale/index.ts';
import { type Laid, type LayerBox, layOut } from './lay-out.ts';
import { SCALES, type Widths } from './layer-scales.ts';

/** What a layer's fill says. */
export type Fill = 'parameters' | 'multiplyAdds';

const EDGE = 4;

/**
 * One architecture's layers side by side, each as high as its map and as wide as it has channels.
 *
 * A layer is read by the pointer and by the arrow keys. All drawings are on one scale.
 */
export class LayerDrawing extends LitElement {
  static override styles = [
    controls,
    css`
      .scroll {
        overflow-x: auto;
      }
      svg {
        display: block;
      }
      .layer {
        fill: color-mix(in srgb, var(--weights, #5b21b6) var(--share), var(--page, #fff));
        stroke: var(--ink-soft, #555);
        stroke-width: 0.75;
      }
      .pool {
        fill: var(--page, #fff);
        stroke-dasharray: 2 2;
      }
      .wire {
        stroke: var(--ink-soft, #555);
      }
      .mark {
        fill: none;
        stroke: var(--focus, #06c);
        stroke-width: 2;
      }
      output {
        display: block;
        min-height: 3em;
      }
      @media (min-width: 40rem) {
        output {
          min-height: 1.5em;
        }
      }
    `,
  ];

  static override properties = {
    size: { attribute: false },
    name: {},
    widths: {},
    fill: {},
    at: { state: true },
  };

  declare size: ArchitectureSize | null;
  declare name: string;
  /** Whether a layer's width follows its channels, or their logarithm. */
  declare widths: Widths;
  declare fill: Fill;
  /** The layer that is read; null where none is. */
  declare private at: number | null;

  private laid: Laid = layOut([], SCALES.linear);

  constructor() {
    super();
    this.size = null;
    this.name = '';
    this.widths = 'linear';
    this.fill = 'parameters';
    this.at = null;
  }

  override willUpdate(): void {
    this.laid = layOut(this.size?.layers ?? [], SCALES[this.widths]);
  }

  private readonly point = (event: PointerEvent) => {
    const index = (event.target as Element).getAttribute('data-index');
    this.at = index === null ? this.at : Number(index);
  };

  private readonly leave = () => {
    this.at = null;
  };

  private readonly key = (event: KeyboardEvent) => {
    const last = this.laid.boxes.length - 1;
    const moves: Record<string, number> = {
      ArrowLeft: (this.at ?? 1) - 1,
      ArrowRight: (this.at ?? -1) + 1,
      Home: 0,
      End: last,
    };
    if (!(event.key in moves)) return;
    event.preventDefault();
    this.at = Math.max(0, Math.min(last, moves[event.key]));
    void this.updateComplete.then(() =>
      this.renderRoot
        .querySelector('.mark')
        ?.scrollIntoView({ block: 'nearest', inline: 'nearest' }),
    );
  };

  override render() {
    if (!this.size) return nothing;
    const { boxes, wires, width, above, below } = this.laid;
    const most = Math.max(1, ...boxes.map(({ layer }) => layer[this.fill]));
    const [w, h] = [width + 2 * EDGE, above + below + 2 * EDGE];
    return html`<div class="scroll">
        <svg
          width=${w}
          height=${h}
          viewBox="${-EDGE} ${-above - EDGE} ${w} ${h}"
          role="application"
          tabindex="0"
          aria-label="${this.name}, ${boxes.length} layers. Arrow keys read them."
          @pointermove=${this.point}
          @pointerleave=${this.leave}
          @blur=${this.leave}
          @keydown=${this.key}
        >
          ${wires.map(
            ({ x, y, width: length }) =>
              svg`<line class="wire" x1=${x} x2=${x + length} y1=${y} y2=${y}></line>`,
          )}
          ${boxes.map((box, index) => this.renderBox(box, index, most))}
          ${this.at === null ? nothing : mark(boxes[this.at])}
        </svg>
      </div>
      <output class="small" aria-live="polite">${this.readout()}</output>`;
  }

  private renderBox({ x, y, width, height, layer }: LayerBox, index: number, most: number) {
    const pool = layer.kind.toLowerCase().includes('pool');
    const share = Math.round((100 * layer[this.fill]) / most);
    return svg`<rect class="layer ${pool ? 'pool' : ''}" data-index=${index} x=${x} y=${y}
      width=${width} height=${height} style="--share: ${share}%"></rect>`;
  }

  private readout(): string {
    const box = this.at === null ? undefined : this.laid.boxes[this.at];
    if (!box || !this.size) return '';
    const { outputShape, parameters, multiplyAdds } = box.layer;
    const of = (part: number, whole: number) => `${count(part)} (${percent(part / whole)})`;
    return (
      `${box.path}: ${outputShape.join(' × ')}, ${of(parameters, this.size.parameters)} parameters, ` +
      `${of(multiplyAdds, this.size.multiplyAdds)} multiply-adds.`
    );
  }
}

function mark({ x, y, width, height }: LayerBox) {
  return svg`<rect class="mark" x=${x - 1.5} y=${y - 1.5} width=${width + 3} height=${height + 3}></rect>`;
}

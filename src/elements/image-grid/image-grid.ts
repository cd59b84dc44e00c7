import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { controls, count } from '../scale/index.ts';
import { imageBytes, whiteOf } from './image-bytes.ts';

/** A picture is shown at least so large, in CSS pixels, in whole multiples. */
const SIDE = 64;

/** Images side by side with a text under each, unsmoothed. */
export class ImageGrid extends LitElement {
  static override styles = [
    controls,
    css`
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 0.6rem;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      .columns {
        display: grid;
        grid-template-columns: repeat(var(--columns), max-content);
        overflow-x: auto;
      }
      figure {
        margin: 0;
      }
      canvas {
        display: block;
        image-rendering: pixelated;
      }
      figcaption {
        max-inline-size: 8rem;
        overflow-wrap: anywhere;
      }
    `,
  ];

  static override properties = {
    values: { attribute: false },
    shape: { attribute: false },
    labels: { attribute: false },
    columns: { type: Number },
    total: { type: Number },
  };

  /** Row-major; as many whole images as are to be shown. */
  declare values: ArrayLike<number>;
  /** `[height, width, channels]` of one image; 1 channel is grey, 3 are red, green and blue. */
  declare shape: readonly number[];
  /** A text an image. */
  declare labels: readonly string[];
  /** Images in a row; as many as fit where 0. */
  declare columns: number;
  /** How many images there are, those not shown with them. */
  declare total: number;

  constructor() {
    super();
    this.values = [];
    this.shape = [1, 1, 1];
    this.labels = [];
    this.columns = 0;
    this.total = 0;
  }

  private get shown(): number {
    const [height, width, channels] = this.shape;
    return Math.floor(this.values.length / (height * width * channels));
  }

  override updated(changed: PropertyValues<this>): void {
    if (!changed.has('values') && !changed.has('shape')) return;
    const [height, width] = this.shape;
    const white = whiteOf(this.values);
    this.renderRoot.querySelectorAll('canvas').forEach((canvas, index) => {
      const bytes = imageBytes(this.values, this.shape, index, white);
      canvas.getContext('2d')?.putImageData(new ImageData(bytes, width, height), 0, 0);
    });
  }

  override render() {
    const [height, width] = this.shape;
    const zoom = Math.max(1, Math.round(SIDE / Math.max(height, width)));
    const { shown } = this;
    const more = this.total - shown;
    const fixed = this.columns > 0;
    return html`<ul
        class=${fixed ? 'columns' : ''}
        style=${fixed ? `--columns: ${this.columns}` : nothing}
        tabindex=${fixed ? 0 : nothing}
      >
        ${Array.from({ length: shown }, (_, i) => {
          const label = this.labels[i];
          return html`<li>
            <figure>
              <canvas
                width=${width}
                height=${height}
                style="width:${width * zoom}px;height:${height * zoom}px"
                role="img"
                aria-label="image ${i + 1}${label ? `: ${label}` : ''}"
              ></canvas>
              ${label ? html`<figcaption class="small">${label}</figcaption>` : nothing}
            </figure>
          </li>`;
        })}
      </ul>
      ${more > 0 ? html`<p class="small soft">… ${count(more)} more</p>` : nothing}`;
  }
}

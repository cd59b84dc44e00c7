import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import type { Predictions } from '../../runner/engine/protocol.ts';
import { controls, plural } from '../scale/index.ts';
import { tile } from './image-tile.ts';

const ZOOM = 2;

/**
 * A page of images with what the network says about each.
 *
 * @event page - `{ first }`: the reader wants the images from this one on; the same `first` is a refresh.
 */
export class ImageStrip extends LitElement {
  static override styles = [
    controls,
    css`
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(14.5rem, 1fr));
        gap: 0.9rem 1.5rem;
        margin: 0 0 0.75rem;
        padding: 0;
        list-style: none;
      }
      li {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 0.2rem 0.6rem;
        align-items: start;
      }
      canvas {
        display: block;
        image-rendering: pixelated;
        border-block-end: 4px solid var(--good, #2b7030);
      }
      .missed canvas {
        border-block-end-style: dotted;
        border-block-end-color: var(--bad, #b3261e);
      }
      figcaption {
        font-size: var(--size-1, 0.8125rem);
      }
      figure {
        margin: 0;
      }
    `,
  ];

  static override properties = {
    predictions: { attribute: false },
    classes: { attribute: false },
    shape: { attribute: false },
    first: { type: Number },
    total: { type: Number },
    noun: {},
    busy: { type: Boolean },
  };

  /** What to show; nothing has been asked of the network where null. */
  declare predictions: Predictions | null;
  /** Class names in the order of their indices. */
  declare classes: readonly string[];
  /** `[height, width, channels]` of an image. */
  declare shape: readonly [number, number, number];
  /** Index of the first image of this page. */
  declare first: number;
  /** How many images there are to turn through. */
  declare total: number;
  /** What an image is called; `test image` unless told. */
  declare noun: string;
  /** Whether a page is on its way. */
  declare busy: boolean;

  constructor() {
    super();
    this.predictions = null;
    this.classes = [];
    this.shape = [32, 32, 3];
    this.first = 0;
    this.total = 0;
    this.noun = 'test image';
    this.busy = false;
  }

  override updated(changed: PropertyValues<this>): void {
    if (!changed.has('predictions') || !this.predictions) return;
    const [height, width] = this.shape;
    const { images } = this.predictions;
    this.renderRoot.querySelectorAll('canvas').forEach((canvas, index) => {
      const picture = new ImageData(tile(images, index, this.shape), width, height);
      canvas.getContext('2d')?.putImageData(picture, 0, 0);
    });
  }

  /** Images on this page. */
  private get count(): number {
    return this.predictions?.labels.length ?? 0;
  }

  private turn(by: number): void {
    const last = Math.max(0, this.total - 1);
    const wanted = this.first + by * this.count;
    const first = wanted > last ? 0 : Math.max(0, wanted);
    this.dispatchEvent(new CustomEvent('page', { detail: { first } }));
  }

  private probabilitiesOf(index: number): Float32Array {
    const { data, shape } = this.predictions!.probabilities;
    return data.subarray(index * shape[1], (index + 1) * shape[1]);
  }

  private renderImage(index: number) {
    const label = this.predictions!.labels[index];
    const probabilities = this.probabilitiesOf(index);
    const guess = probabilities.indexOf(Math.max(...probabilities));
    const right = guess === label;
    const [height, width] = this.shape;
    const name = this.classes[label] ?? `class ${label}`;
    return html`<li class=${right ? 'right' : 'missed'}>
      <figure>
        <canvas
          width=${width}
          height=${height}
          style="width:${width * ZOOM}px;height:${height * ZOOM}px"
          role="img"
          aria-label="${this.noun} ${this.first + index + 1}: ${name}"
        ></canvas>
        <figcaption class="soft">${right ? 'right' : 'wrong'}</figcaption>
      </figure>
      <class-bars
        .classes=${this.classes}
        .probabilities=${probabilities}
        .label=${label}
        .top=${3}
      ></class-bars>
    </li>`;
  }

  private renderPager() {
    return html`<div class="row">
      <button ?disabled=${this.busy || this.first === 0} @click=${() => this.turn(-1)}>Back</button>
      <button ?disabled=${this.busy} @click=${() => this.turn(1)}>Next page</button>
      <button ?disabled=${this.busy} @click=${() => this.turn(0)}>Refresh</button>
      <span class="soft small"
        >${`${this.first + 1} to ${this.first + this.count} of ${plural(this.total, this.noun)}`}</span
      >
    </div>`;
  }

  override render() {
    if (!this.predictions) {
      return html`<p class="empty">
        Test images and what the network says about them come here once there is a network.
      </p>`;
    }
    const indices = Array.from({ length: this.count }, (_, index) => index);
    return html`
      <ul>
        ${indices.map((index) => this.renderImage(index))}
      </ul>
      ${this.total > 0 ? this.renderPager() : nothing}
    `;
  }
}

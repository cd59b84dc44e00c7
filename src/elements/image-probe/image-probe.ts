import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import type { PlainTensor } from '../../cnn/tensor/plain-tensor.ts';
import type { Inspection } from '../../runner/engine/protocol.ts';
import { controls, exact, percent, plural, threeDigits } from '../scale/index.ts';

const ZOOM = 4;

/**
 * The image that is followed through a network: what it is, what the network says, and what that costs.
 *
 * @event image-wanted - `{ index }`, which may be one beyond either end
 */
export class ImageProbe extends LitElement {
  static override styles = [
    controls,
    css`
      .probe {
        display: flex;
        flex-wrap: wrap;
        gap: 1rem 1.5rem;
      }
      canvas {
        display: block;
        image-rendering: pixelated;
      }
      figure {
        margin: 0;
      }
      class-bars {
        flex: 1 1 14rem;
        max-inline-size: 20rem;
      }
      .words {
        flex: 1 1 14rem;
      }
    `,
  ];

  static override properties = {
    inspection: { attribute: false },
    classes: { attribute: false },
    index: { type: Number },
    total: { type: Number },
  };

  /** What the network does with the image; nothing is shown where null. */
  declare inspection: Inspection | null;
  /** Class names in the order of their indices. */
  declare classes: readonly string[];
  /** Which test image it is, from 0. */
  declare index: number;
  /** How many there are. */
  declare total: number;

  constructor() {
    super();
    this.inspection = null;
    this.classes = [];
    this.index = 0;
    this.total = 0;
  }

  override updated(changed: PropertyValues<this>): void {
    const context = this.renderRoot.querySelector('canvas')?.getContext('2d');
    if (!changed.has('inspection') || !this.inspection || !context) return;
    const { image } = this.inspection;
    context.putImageData(new ImageData(bytesOf(image), image.shape[1], image.shape[0]), 0, 0);
  }

  private want(index: number): void {
    this.dispatchEvent(new CustomEvent('image-wanted', { detail: { index } }));
  }

  private renderWords({ label, loss, probabilities }: Inspection) {
    if (label === null || loss === null) return nothing;
    const p = probabilities[label];
    return html`<p title=${exact(loss)}>
      The true class has probability ${percent(p)}, so this image’s loss is −ln ${threeDigits(p)} =
      ${threeDigits(loss)}.
    </p>`;
  }

  override render() {
    const { inspection } = this;
    if (!inspection) return nothing;
    const [height, width] = inspection.image.shape;
    const name = inspection.label === null ? 'unknown' : this.classes[inspection.label];
    return html`<div class="probe">
      <figure>
        <canvas
          width=${width}
          height=${height}
          style="width:${width * ZOOM}px;height:${height * ZOOM}px"
          role="img"
          aria-label="test image ${this.index + 1}: ${name}"
        ></canvas>
      </figure>
      <class-bars
        .classes=${this.classes}
        .probabilities=${inspection.probabilities}
        .label=${inspection.label ?? -1}
        .top=${5}
      ></class-bars>
      <div class="words">
        <p>Test image ${this.index + 1} of ${plural(this.total, 'image')}: <b>${name}</b>.</p>
        ${this.renderWords(inspection)}
        <div class="row">
          <button @click=${() => this.want(this.index - 1)}>Image before</button>
          <button @click=${() => this.want(this.index + 1)}>Next image</button>
        </div>
      </div>
    </div>`;
  }
}

/** Values 0..1 as RGBA bytes. */
function bytesOf({ shape, data }: PlainTensor): Uint8ClampedArray<ArrayBuffer> {
  const [height, width, channels] = shape;
  const bytes = new Uint8ClampedArray(height * width * 4).fill(255);
  for (let pixel = 0; pixel < height * width; pixel++) {
    for (let colour = 0; colour < 3; colour++) {
      bytes[pixel * 4 + colour] = data[pixel * channels + Math.min(colour, channels - 1)] * 255;
    }
  }
  return bytes;
}

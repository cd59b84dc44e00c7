import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import type { Picture } from '../../runner/engine/index.ts';

/** A picture as a network sees it: unsmoothed, in whole multiples of its pixels. */
export class PixelImage extends LitElement {
  static override styles = css`
    :host {
      display: inline-block;
      line-height: 0;
    }
    canvas {
      display: block;
      image-rendering: pixelated;
      background: var(--panel, #eee);
    }
  `;

  static override properties = {
    picture: { attribute: false },
    side: { type: Number },
    label: {},
  };

  /** What to show; an empty square where null. */
  declare picture: Picture | null;
  /** CSS pixels along its longer side, at most, if that is one for each pixel; default 64. */
  declare side: number;
  /** What it shows, for the screen reader; decoration where empty. */
  declare label: string;

  constructor() {
    super();
    this.picture = null;
    this.side = 64;
    this.label = '';
  }

  override updated(changed: PropertyValues<this>): void {
    const { picture } = this;
    const context = this.renderRoot.querySelector('canvas')?.getContext('2d');
    if (!changed.has('picture') || !picture || !context) return;
    const [height, width, channels] = picture.shape;
    const bytes = new Uint8ClampedArray(height * width * 4).fill(255);
    for (let pixel = 0; pixel < height * width; pixel++) {
      for (let colour = 0; colour < 3; colour++) {
        bytes[pixel * 4 + colour] =
          picture.bytes[pixel * channels + Math.min(colour, channels - 1)];
      }
    }
    context.putImageData(new ImageData(bytes, width, height), 0, 0);
  }

  override render() {
    const [height, width] = this.picture?.shape ?? [32, 32];
    const zoom = Math.max(1, Math.floor(this.side / Math.max(height, width)));
    return html`<canvas
      width=${width}
      height=${height}
      style="width:${width * zoom}px;height:${height * zoom}px"
      role=${this.label ? 'img' : nothing}
      aria-label=${this.label || nothing}
      aria-hidden=${this.label ? nothing : 'true'}
    ></canvas>`;
  }
}

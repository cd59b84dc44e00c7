import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import type { PlainTensor } from '../../cnn/tensor/plain-tensor.ts';
import type { Cell, MapStack } from '../map-grid/index.ts';
import { controls, type Scale } from '../scale/index.ts';
import { type Channels, imageStack } from './image-stack.ts';

/** A place of an image, from 0. */
export interface ImagePlace {
  readonly row: number;
  readonly column: number;
}

/**
 * A picture of numbers that may be below 0: a gradient, a difference of two images. Its scale is symmetric about 0.
 *
 * Three channels are a picture in colour with mid grey at 0, or their sum; one channel diverges from the colour of
 * the page. Legend and range stand below; arrow keys read the numbers.
 *
 * @event place-change - `{ place }`, `{ row, column }` or null: where pointer or keys are
 */
export class SignedImage extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
        min-inline-size: 0;
      }
    `,
  ];

  static override properties = {
    image: { attribute: false },
    label: {},
    channels: {},
    scale: {},
    limit: { type: Number },
    side: { type: Number },
    place: { attribute: false },
  };

  /** `[height, width, channels]` or `[height, width]`, of any sign; nothing is shown where null. */
  declare image: PlainTensor | null;
  /** What the numbers are, for the screen reader. */
  declare label: string;
  /** How three channels are shown: `colour`, each round mid grey, or `sum`. */
  declare channels: Channels;
  /** `signed`, or `magnitude` for numbers that are never below 0. */
  declare scale: Scale;
  /** The distance from 0 where the scale ends; the largest in the picture if left out. */
  declare limit: number | undefined;
  /** CSS pixels along the longer side, if there is room; default 224. */
  declare side: number;
  /** The place that is read; null where none is. Set it to mark the same place in several pictures. */
  declare place: ImagePlace | null;

  private maps: MapStack | null = null;

  constructor() {
    super();
    this.image = null;
    this.label = '';
    this.channels = 'colour';
    this.scale = 'signed';
    this.limit = undefined;
    this.side = 224;
    this.place = null;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!(changed.has('image') || changed.has('channels') || changed.has('side'))) return;
    this.maps = this.image && imageStack(this.image, this.channels, this.side);
  }

  private readonly point = (event: CustomEvent<{ cell: Cell | null }>) => {
    const { cell } = event.detail;
    this.place = cell && { row: cell.y, column: cell.x };
    this.dispatchEvent(new CustomEvent('place-change', { detail: { place: this.place } }));
  };

  override render() {
    if (!this.maps) return nothing;
    const { place } = this;
    return html`<map-grid
      label=${this.label}
      .maps=${this.maps}
      .scale=${this.scale}
      .limit=${this.limit}
      .cell=${place && { map: 0, y: place.row, x: place.column }}
      @map-point=${this.point}
    ></map-grid>`;
  }
}

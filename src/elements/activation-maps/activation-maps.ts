import { html, LitElement, type PropertyValues } from 'lit';
import type { PlainTensor } from '../../cnn/tensor/plain-tensor.ts';
import type { MapStack } from '../map-grid/index.ts';
import { controls, type Scale } from '../scale/index.ts';
import { activationStack } from './activation-stack.ts';

/** What a layer gives for one image, or the loss's gradient there, a map a channel. */
export class ActivationMaps extends LitElement {
  static override styles = controls;

  static override properties = {
    label: {},
    activation: { attribute: false },
    names: { attribute: false },
    scale: {},
  };

  /** For the screen reader: `relu1 outputs`. */
  declare label: string;
  /** `[height, width, channels]` or `[units]`. */
  declare activation: PlainTensor | null;
  /** Names of units, class names say. */
  declare names: readonly string[];
  /** The scale; signed where a number is below 0 if left out. */
  declare scale: Scale | undefined;

  private maps: MapStack | null = null;

  constructor() {
    super();
    this.label = '';
    this.activation = null;
    this.names = [];
    this.scale = undefined;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('activation') || changed.has('names')) {
      this.maps = this.activation && activationStack(this.activation, this.names);
    }
  }

  override render() {
    if (!this.maps) return html`<p class="soft small">Nothing has been computed here yet.</p>`;
    return html`<map-grid .maps=${this.maps} label=${this.label} .scale=${this.scale}></map-grid>`;
  }
}

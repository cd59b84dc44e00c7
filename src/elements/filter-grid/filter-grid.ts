import { html, LitElement, type PropertyValues } from 'lit';
import type { PlainTensor } from '../../cnn/tensor/plain-tensor.ts';
import type { MapStack } from '../map-grid/index.ts';
import { controls } from '../scale/index.ts';
import { filterMaps } from './filter-maps.ts';

/** The weights of a layer, or their gradients, as small maps. */
export class FilterGrid extends LitElement {
  static override styles = controls;

  static override properties = {
    label: {},
    weights: { attribute: false },
    folded: { attribute: false },
  };

  /** For the screen reader: `conv1 weights`. */
  declare label: string;
  /** `[size, size, depth, filters]` or `[inputs, units]`. */
  declare weights: PlainTensor | null;
  /** `[height, width, channels]` that a dense layer's inputs were flattened from. */
  declare folded: readonly number[] | null;

  private maps: MapStack | null = null;

  constructor() {
    super();
    this.label = '';
    this.weights = null;
    this.folded = null;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('weights') || changed.has('folded')) {
      this.maps = this.weights && filterMaps(this.weights, this.folded);
    }
  }

  override render() {
    if (!this.maps) return html`<p class="soft small">This layer has no weights.</p>`;
    return html`<map-grid .maps=${this.maps} label=${this.label} scale="signed"></map-grid>`;
  }
}

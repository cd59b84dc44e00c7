import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import type { LayerOutput, PlacedUnit, UnitLayer } from '../../runner/engine/index.ts';
import { activationStack } from '../activation-maps/index.ts';
import type { Cell, MapStack } from '../map-grid/index.ts';
import { controls } from '../scale/index.ts';
import { receptiveField } from './receptive-field.ts';

/** CSS pixels along the picture, at most. */
const SIDE = 160;

/**
 * The maps of a layer for an image, to pick one number of: a layer from a list, a map and its place by a click or by
 * arrow keys and Enter. What the number sees of the image is outlined on it.
 *
 * @event layer-change - `{ layer }`: another layer is wanted; set `output` to what it gives
 * @event unit-pick - `{ unit, value }`, `unit` with layer, channel, row and column from 0
 */
export class UnitPicker extends LitElement {
  static override styles = [
    controls,
    css`
      .parts {
        display: grid;
        grid-template-columns: max-content minmax(0, 1fr);
        gap: 0.75rem 1.5rem;
        align-items: start;
      }
      @media (max-width: 40rem) {
        .parts {
          grid-template-columns: minmax(0, 1fr);
        }
      }
      .maps {
        max-block-size: 22rem;
        margin-block-start: 0.5rem;
        overflow-y: auto;
      }
      .picture {
        position: relative;
        inline-size: max-content;
      }
      .field {
        position: absolute;
        box-sizing: border-box;
        border: 2px solid var(--gradient, #a10f45);
        outline: 1px solid var(--page, #fff);
        pointer-events: none;
      }
      .sees {
        max-inline-size: 14rem;
        min-block-size: 3em;
      }
    `,
  ];

  static override properties = {
    output: { attribute: false },
    unit: { attribute: false },
    classes: { attribute: false },
    cell: { state: true },
  };

  /** What the layer on show gives, and which others there are; nothing is shown where null. */
  declare output: LayerOutput | null;
  /** The number that is picked; null where none is. */
  declare unit: PlacedUnit | null;
  /** Names for the numbers of a last layer. */
  declare classes: readonly string[];
  /** Where pointer or keys are. */
  declare private cell: Cell | null;

  private maps: MapStack | null = null;

  constructor() {
    super();
    this.output = null;
    this.unit = null;
    this.classes = [];
    this.cell = null;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!this.output || !(changed.has('output') || changed.has('classes'))) return;
    const { activation } = this.output;
    const named = this.classes.length === activation.data.length ? this.classes : [];
    this.maps = activationStack(activation, named);
  }

  private get layer(): UnitLayer | undefined {
    return this.output?.layers.find(({ name }) => name === this.output?.layer);
  }

  /** The number that is outlined: the one under pointer or keys, or else the one that is picked. */
  private get shown(): Cell | null {
    if (this.cell) return this.cell;
    const { unit, output } = this;
    if (!unit || unit.layer !== output?.layer) return null;
    return { map: unit.channel, y: unit.row, x: unit.column };
  }

  private readonly chooseLayer = (event: Event) => {
    const layer = (event.target as HTMLSelectElement).value;
    this.cell = null;
    this.dispatchEvent(new CustomEvent('layer-change', { detail: { layer } }));
  };

  private readonly point = (event: CustomEvent<{ cell: Cell | null }>) => {
    this.cell = event.detail.cell;
  };

  private readonly pick = (event: CustomEvent<{ cell: Cell }>) => {
    const { map, y, x } = event.detail.cell;
    if (!this.output || !this.maps) return;
    this.unit = { layer: this.output.layer, channel: map, row: y, column: x };
    const detail = { unit: this.unit, value: this.maps.value(map, y, x, 0) };
    this.dispatchEvent(new CustomEvent('unit-pick', { detail }));
  };

  private renderPicture({ picture }: LayerOutput) {
    const { shown, layer } = this;
    const [height, width] = picture.shape;
    const zoom = Math.max(1, Math.floor(SIDE / Math.max(height, width)));
    const field =
      shown && layer
        ? receptiveField(layer, { row: shown.y, column: shown.x }, picture.shape)
        : null;
    const style = field
      ? `left:${field.x * zoom}px;top:${field.y * zoom}px;width:${field.width * zoom}px;height:${field.height * zoom}px`
      : '';
    return html`<div>
      <div class="picture">
        <pixel-image .picture=${picture} side=${SIDE} label="The image in use"></pixel-image>
        ${field ? html`<div class="field" style=${style}></div>` : nothing}
      </div>
      <p class="sees small soft">
        ${
          field
            ? `This number sees ${field.width} × ${field.height} pixels of the image.`
            : 'Point at a number: what it sees is outlined here.'
        }
      </p>
    </div>`;
  }

  override render() {
    const { output, maps, unit } = this;
    if (!output || !maps) return html`<p class="soft small">The layers are not computed yet.</p>`;
    const picked = unit?.layer === output.layer ? unit : null;
    return html`<div class="parts">
      ${this.renderPicture(output)}
      <div>
        <label class="small"
          >Layer
          <select @change=${this.chooseLayer}>
            ${output.layers.map(
              ({ name, outputShape }) =>
                html`<option value=${name} .selected=${name === output.layer}>
                  ${name}, ${outputShape.join(' × ')}
                </option>`,
            )}
          </select>
        </label>
        <div class="maps">
          <map-grid
            label="What ${output.layer} gives"
            pickable
            .maps=${maps}
            .picked=${picked && { map: picked.channel, y: picked.row, x: picked.column }}
            @map-point=${this.point}
            @map-pick=${this.pick}
          ></map-grid>
        </div>
      </div>
    </div>`;
  }
}

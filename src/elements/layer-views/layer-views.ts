import { css, html, LitElement, nothing } from 'lit';
import type { Inspection, LayerInspection } from '../../runner/engine/protocol.ts';
import { controls } from '../scale/index.ts';

/** What can be looked at in each layer. */
const VIEWS = [
  { id: 'outputs', label: 'outputs' },
  { id: 'outputGradients', label: 'gradients of outputs' },
  { id: 'weights', label: 'weights' },
  { id: 'weightGradients', label: 'gradients of weights' },
] as const;

const LAYERS_A_FRAME = 2;

type View = (typeof VIEWS)[number]['id'];

/** Every layer of a network for one image: outputs, weights, and the loss's gradients of both. */
export class LayerViews extends LitElement {
  static override styles = [
    controls,
    css`
      .layer {
        display: grid;
        grid-template-columns: 8rem minmax(0, 1fr);
        gap: 0.25rem 1rem;
        padding-block: 0.6rem;
        border-block-start: 1px solid var(--rule, #ddd);
      }
      h4 {
        font-family: var(--code-font, monospace);
        font-weight: 500;
        margin: 0;
      }
      @media (max-width: 40rem) {
        .layer {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  static override properties = {
    inspection: { attribute: false },
    classes: { attribute: false },
    view: { state: true },
    shown: { state: true },
  };

  /** What the network does with one image; null before it was asked. */
  declare inspection: Inspection | null;
  /** Class names, for the last layer's units. */
  declare classes: readonly string[];
  declare private view: View;
  /** How many layers are on the page; they come a few a frame, so that no frame is late. */
  declare private shown: number;

  constructor() {
    super();
    this.inspection = null;
    this.classes = [];
    this.view = 'outputs';
    this.shown = 0;
  }

  override updated(): void {
    if (this.shown >= (this.inspection?.layers.length ?? 0)) return;
    requestAnimationFrame(() => (this.shown += LAYERS_A_FRAME));
  }

  /** The shape that a dense layer's inputs were flattened from. */
  private foldedShape(index: number): readonly number[] | null {
    const layers = this.inspection?.layers ?? [];
    if (layers[index - 1]?.kind !== 'flatten') return null;
    return layers[index - 2]?.activation.shape ?? this.inspection!.image.shape;
  }

  private renderMaps(layer: LayerInspection, index: number) {
    const gradient = this.view === 'outputGradients' || this.view === 'weightGradients';
    if (this.view === 'weights' || this.view === 'weightGradients') {
      const weights = gradient ? layer.weightGradient : layer.weights;
      return html`<filter-grid
        .weights=${weights}
        .folded=${this.foldedShape(index)}
        label="${layer.name} ${gradient ? 'gradients of weights' : 'weights'}"
      ></filter-grid>`;
    }
    const activation = gradient ? layer.activationGradient : layer.activation;
    return html`<activation-maps
      .activation=${activation}
      .names=${layer.activation.data.length === this.classes.length ? this.classes : []}
      .scale=${gradient ? 'signed' : undefined}
      label="${layer.name} ${gradient ? 'gradients of outputs' : 'outputs'}"
    ></activation-maps>`;
  }

  private renderLayer(layer: LayerInspection, index: number) {
    const ofWeights = this.view === 'weights' || this.view === 'weightGradients';
    if (ofWeights && !layer.weights) return nothing;
    const shape = ofWeights ? layer.weights!.shape : layer.activation.shape;
    return html`<section class="layer" aria-label=${layer.name}>
      <div>
        <h4>${layer.name}</h4>
        <span class="soft small">${shape.join(' × ')}</span>
      </div>
      ${this.renderMaps(layer, index)}
    </section>`;
  }

  private show(view: View): void {
    this.view = view;
    this.shown = LAYERS_A_FRAME;
  }

  private renderChoice() {
    return html`<div class="choice" role="radiogroup" aria-labelledby="show">
      <span id="show">Show</span>
      ${VIEWS.map(
        ({ id, label }) =>
          html`<label
            ><input
              type="radio"
              name="view"
              value=${id}
              .checked=${this.view === id}
              @change=${() => this.show(id)}
            />
            ${label}</label
          >`,
      )}
    </div>`;
  }

  override render() {
    if (!this.inspection) {
      return html`<p class="empty">
        Each layer’s outputs, weights and gradients come here once there is a network and an image.
      </p>`;
    }
    return html`${this.renderChoice()}
    ${this.inspection.layers
      .slice(0, this.shown)
      .map((layer, index) => this.renderLayer(layer, index))}`;
  }
}

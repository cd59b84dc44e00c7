import { css, html, LitElement } from 'lit';
import type { LayerReport, NetworkReport } from '../../runner/engine/protocol.ts';
import { controls, count } from '../scale/index.ts';

/** The layers of a network: what each gives, learns, computes and sees. */
export class LayerTable extends LitElement {
  static override styles = [
    controls,
    css`
      .scroll {
        overflow-x: auto;
      }
      table {
        inline-size: 100%;
        border-collapse: collapse;
        font-size: var(--size-1, 0.8125rem);
      }
      caption {
        text-align: start;
        margin-block-end: 0.35rem;
      }
      th,
      td {
        padding: 0.15rem 0 0.15rem 0.75rem;
        text-align: end;
        font-weight: 400;
        white-space: nowrap;
      }
      th:first-child {
        padding-inline-start: 0;
        text-align: start;
      }
      thead th {
        color: var(--ink-soft, #555);
        white-space: normal;
        vertical-align: bottom;
      }
      thead,
      tbody {
        border-block-end: 1px solid var(--rule, #ddd);
      }
      tbody th {
        font-family: var(--code-font, monospace);
      }
    `,
  ];

  static override properties = {
    report: { attribute: false },
  };

  /** The network; an empty table's sentence where null. */
  declare report: Pick<NetworkReport, 'layers' | 'parameters' | 'multiplyAdds'> | null;

  constructor() {
    super();
    this.report = null;
  }

  private renderLayer(layer: LayerReport) {
    const { receptiveField } = layer;
    const seen = Number.isFinite(receptiveField) ? `${receptiveField} × ${receptiveField}` : 'all';
    return html`<tr>
      <th scope="row">${layer.name}</th>
      <td>${layer.outputShape.join(' × ')}</td>
      <td>${count(layer.parameters)}</td>
      <td>${count(layer.multiplyAdds)}</td>
      <td>${seen}</td>
    </tr>`;
  }

  override render() {
    if (!this.report) {
      return html`<p class="empty">
        The layers with their shapes and counts come here once the network is built: press Apply, or
        Train.
      </p>`;
    }
    const { layers, parameters, multiplyAdds } = this.report;
    return html`<div class="scroll" tabindex="0" role="region" aria-label="Layers">
      <table>
        <caption>
          Layers of the network that runs
        </caption>
        <thead>
          <tr>
            <th scope="col">layer</th>
            <th scope="col">output</th>
            <th scope="col">parameters</th>
            <th scope="col">multiply-adds</th>
            <th scope="col">sees, pixels</th>
          </tr>
        </thead>
        <tbody>
          ${layers.map((layer) => this.renderLayer(layer))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">in all</th>
            <td></td>
            <td>${count(parameters)}</td>
            <td>${count(multiplyAdds)}</td>
            <td></td>
          </tr>
        </tfoot>
      </table>
    </div>`;
  }
}

import { css, html, LitElement } from 'lit';
import { controls, count, percent } from '../scale/index.ts';
import { planNetwork, type PlanRow, shown } from '../../steps/index.ts';
import { type CountedNetwork, NETWORKS } from './networks.ts';

/** What is counted of a layer, in the order of the columns. */
const COLUMNS = [
  { key: 'parameters', title: 'parameters', hue: 'weights' },
  { key: 'multiplyAdds', title: 'multiply-adds', hue: 'ink' },
  { key: 'outputs', title: 'numbers out', hue: 'output' },
] as const;

type Counts = Readonly<Record<(typeof COLUMNS)[number]['key'], number>>;

interface CountedLayer extends Counts {
  readonly name: string;
  readonly shape: string;
}

/**
 * Where the parameters, the multiply-adds and the memory of a network sit: a bar for each layer that learns.
 *
 * The bars of a column share one scale, from 0 to its largest. The element's content is what is read before it starts.
 */
export class NetworkCounts extends LitElement {
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
        line-height: 1.3;
      }
      caption {
        padding-block-end: 0.4rem;
        text-align: start;
      }
      th,
      td {
        padding: 0.12rem 0.9rem 0.12rem 0;
        font-weight: 400;
        text-align: start;
        white-space: nowrap;
      }
      td:last-child {
        padding-inline-end: 0;
      }
      td {
        inline-size: 28%;
      }
      thead th {
        color: var(--ink-soft, #555);
      }
      thead tr,
      tbody tr:last-child {
        border-block-end: 1px solid var(--rule, #ddd);
      }
      tbody th small {
        color: var(--ink-soft, #555);
        font-size: inherit;
      }
      .value {
        display: flex;
        align-items: center;
        gap: 0.4rem;
      }
      .track {
        flex: 1;
        min-inline-size: 1.5rem;
      }
      .bar {
        display: block;
        block-size: 0.8rem;
        min-inline-size: 1px;
      }
      .weights {
        background: var(--weights, #5b21b6);
      }
      .ink {
        background: var(--ink-soft, #555);
      }
      .output {
        background: var(--output, #7a6a00);
      }
      .number {
        inline-size: 3.6em;
        text-align: end;
      }
      @media (max-width: 40rem) {
        table {
          table-layout: fixed;
        }
        td {
          inline-size: auto;
        }
        thead th:first-child {
          inline-size: 30%;
        }
        thead th {
          white-space: normal;
          vertical-align: bottom;
        }
        th,
        td {
          padding-inline-end: 0.5rem;
        }
        tbody th small {
          display: block;
        }
        .value {
          display: grid;
          gap: 0.1rem;
        }
        .number {
          text-align: start;
        }
        .track {
          order: 1;
          inline-size: 100%;
        }
      }
    `,
  ];

  static override properties = { network: {} };

  /** `convnetjs` or `vgg16`. */
  declare network: string;

  constructor() {
    super();
    this.network = 'convnetjs';
  }

  private get shown(): CountedNetwork {
    return NETWORKS.find(({ id }) => id === this.network) ?? NETWORKS[0];
  }

  override render() {
    const { name, input, layers } = this.shown;
    const rows = planNetwork(input, layers)
      .filter(({ parameters }) => parameters > 0)
      .map(counted);
    const largest = over(rows, (values) => Math.max(...values));
    const total = over(rows, (values) => values.reduce((sum, value) => sum + value, 0));
    return html`<div class="choice" role="radiogroup" aria-label="Network">
        ${NETWORKS.map(
          (each) =>
            html`<label
              ><input
                type="radio"
                name="network"
                .checked=${each.id === this.shown.id}
                @change=${() => (this.network = each.id)}
              />
              ${each.name}</label
            >`,
        )}
      </div>
      <div class="scroll" tabindex="0" role="region" aria-label="Counts of every layer">
        <table>
          <caption>
            ${name}, on an image of ${input.join(' × ')}
          </caption>
          <thead>
            <tr>
              <th scope="col">layer</th>
              ${COLUMNS.map(({ title }) => html`<th scope="col">${title}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${rows.map((row) => renderRow(row, largest, total))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">in all</th>
              ${COLUMNS.map(({ key }) => html`<td title=${count(total[key])}>${short(total[key])}</td>`)}
            </tr>
          </tfoot>
        </table>
      </div>`;
  }
}

function renderRow(row: CountedLayer, largest: Counts, total: Counts) {
  return html`<tr>
    <th scope="row">${row.name} <small>${row.shape}</small></th>
    ${COLUMNS.map(
      ({ key, hue }) =>
        html`<td title="${count(row[key])}, ${percent(row[key] / total[key])} of all">
          <span class="value">
            <span class="track" aria-hidden="true"
              ><span
                class="bar ${hue}"
                style="inline-size: ${(100 * row[key]) / largest[key]}%"
              ></span
            ></span>
            <span class="number" aria-hidden="true">${short(row[key])}</span
            ><span class="hidden">${count(row[key])}</span>
          </span>
        </td>`,
    )}
  </tr>`;
}

function counted({ name, output, parameters, multiplyAdds }: PlanRow): CountedLayer {
  const shape = output ?? [];
  const outputs = shape.reduce((product, extent) => product * extent, 1);
  return { name, shape: shape.join('×'), parameters, multiplyAdds, outputs };
}

function over(rows: readonly Counts[], fold: (values: readonly number[]) => number): Counts {
  const column = (key: keyof Counts) => fold(rows.map((row) => row[key]));
  return {
    parameters: column('parameters'),
    multiplyAdds: column('multiplyAdds'),
    outputs: column('outputs'),
  };
}

/** Three digits with a letter for thousands, millions, milliards: `103 M`. */
function short(value: number): string {
  const letters = ['', ' k', ' M', ' G'];
  const power = Math.min(3, Math.floor(Math.log10(Math.max(1, value)) / 3));
  return `${shown(value / 1000 ** power)}${letters[power]}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'network-counts': NetworkCounts;
  }
}

import { css, html, LitElement, nothing } from 'lit';
import {
  type ArchitectureSize,
  type ArchitectureSizes,
  largeNumber,
  PUBLISHED,
} from '../architectures/index.ts';
import { controls, count } from '../scale/index.ts';
import { ENTRIES } from './errors.ts';

/** What is compared, as bars from 0. */
const MEASURES = [
  ['depth', 'layers deep'],
  ['parameters', 'parameters'],
  ['multiplyAdds', 'multiply-adds an image'],
] as const;

/**
 * The famous architectures as bars: with `show="error"` ImageNet's error and the depth of each year's entry, else
 * depth, parameters and multiply-adds of each as they are counted.
 *
 * The element's content is what is read before it starts.
 */
export class ArchitectureChart extends LitElement {
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
        font-size: var(--size-2, 0.9375rem);
      }
      th,
      td {
        padding: 0.3rem 0.6rem 0.3rem 0;
        text-align: start;
        font-weight: 400;
        vertical-align: top;
      }
      thead th {
        color: var(--ink-soft, #555);
      }
      thead,
      tbody {
        border-block-end: 1px solid var(--rule, #ddd);
      }
      tbody :is(th, .filters) {
        white-space: nowrap;
      }
      .measure {
        min-inline-size: 6rem;
        inline-size: 22%;
      }
      .bar {
        display: block;
        block-size: 0.5rem;
        min-inline-size: 1px;
        background: var(--weights, #5b21b6);
      }
      .depth {
        background: var(--ink-soft, #555);
      }
      .error {
        background: var(--bad, #b3261e);
      }
      .adds {
        background: var(--output, #7a6a00);
      }
      a {
        color: inherit;
      }
    `,
  ];

  static override properties = {
    show: {},
    sizes: { attribute: false },
  };

  /** `error` or `size`. */
  declare show: 'error' | 'size';
  declare sizes: ArchitectureSizes;

  constructor() {
    super();
    this.show = 'size';
    this.sizes = {};
  }

  override render() {
    const errors = this.show === 'error';
    const label = errors ? 'Errors by year' : 'Sizes of architectures';
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${label}>
      ${errors ? this.renderErrors() : this.renderSizes()}
    </div>`;
  }

  private renderSizes() {
    const all = Object.values(this.sizes);
    const most = (name: keyof ArchitectureSize) =>
      Math.max(1, ...all.map((size) => size[name] as number));
    return html`<table>
      <thead>
        <tr>
          <th scope="col">network</th>
          <th scope="col">first filters</th>
          ${MEASURES.map(([, label]) => html`<th scope="col" class="measure">${label}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${PUBLISHED.map(({ key, name, year }) => {
          const size = this.sizes[key];
          if (!size) return nothing;
          return html`<tr data-key=${key}>
            <th scope="row">${name}<br /><span class="soft">${year}</span></th>
            <td class="filters">${size.firstFilters.join(' × ')}</td>
            <td>${size.depth}${bar('depth', size.depth / most('depth'))}</td>
            <td>
              <span title=${count(size.parameters)}>${largeNumber(size.parameters)}</span
              >${bar('', size.parameters / most('parameters'))}
            </td>
            <td>
              <span title=${count(size.multiplyAdds)}>${largeNumber(size.multiplyAdds)}</span
              >${bar('adds', size.multiplyAdds / most('multiplyAdds'))}
            </td>
          </tr>`;
        })}
      </tbody>
    </table>`;
  }

  private renderErrors() {
    const deepest = Math.max(...ENTRIES.map(({ depth }) => depth ?? 0));
    const worst = Math.max(...ENTRIES.map(({ error }) => error));
    return html`<table>
      <thead>
        <tr>
          <th scope="col">year</th>
          <th scope="col">entry</th>
          <th scope="col" class="measure">top-5 error, %</th>
          <th scope="col" class="measure">layers deep</th>
          <th scope="col">source</th>
        </tr>
      </thead>
      <tbody>
        ${ENTRIES.map(
          ({ year, name, depth, error, source, url }) =>
            html`<tr>
              <td>${year}</td>
              <th scope="row">${name}</th>
              <td>${error}${bar('error', error / worst)}</td>
              <td>
                ${depth === null ? 'no network' : html`${depth}${bar('depth', depth / deepest)}`}
              </td>
              <td><a href=${url}>${source}</a></td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }
}

function bar(kind: string, share: number) {
  return html`<span class="bar ${kind}" style="inline-size: ${100 * share}%"></span>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'architecture-chart': ArchitectureChart;
  }
}

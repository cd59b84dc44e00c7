import { html, nothing } from 'lit';
import { type Fields, summed } from './field-values.ts';

/** Widgets that reckon with the sizes of layers and networks. */
export const COUNT_WIDGETS = {
  'size-ruler': ({ input, filter, stride, pad }: Fields) =>
    html`<size-ruler
      .input=${input ?? 7}
      .filter=${filter ?? 3}
      .stride=${stride ?? 1}
      .pad=${pad ?? 0}
    ></size-ruler>`,
  'size-formula': ({ input, filter, stride, pad }: Fields) => {
    const sizes = { input: input ?? 7, filter: filter ?? 3, stride: stride ?? 1, pad: pad ?? 0 };
    return html`<size-formula .sizes=${sizes}></size-formula>`;
  },
  'layer-count': ({ width, height, depth, filters, size, stride, pad }: Fields) => {
    return html`<layer-count
      width=${width ?? nothing}
      height=${height ?? nothing}
      depth=${depth ?? nothing}
      filters=${filters ?? nothing}
      size=${size ?? nothing}
      stride=${stride ?? nothing}
      pad=${pad ?? nothing}
    ></layer-count>`;
  },
  'layer-table': ({ report }: Fields) =>
    html`<layer-table .report=${summed(report)}></layer-table>`,
  'network-builder': () => html`<network-builder></network-builder>`,
  'network-counts': () => html`<network-counts></network-counts>`,
  'architecture-chart': ({ show }: Fields) =>
    html`<architecture-chart show=${show ?? nothing}></architecture-chart>`,
  'architecture-layers': () => html`<architecture-layers></architecture-layers>`,
};

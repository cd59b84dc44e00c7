import { html, nothing } from 'lit';
import { channelsOf, type Fields, pictureOf } from './field-values.ts';

/** Widgets that compute before the reader's eyes; without numbers each begins with an example of its own. */
export const STEP_WIDGETS = {
  'conv-steps': ({ input, filter, bias, stride, pad }: Fields) => {
    // The bias of the element's own example goes with its own filter only.
    const numbers = { input, filter, bias: bias ?? (filter ? 0 : undefined) };
    return html`<conv-steps
      .numbers=${numbers}
      .stride=${stride ?? 1}
      .pad=${pad ?? 0}
    ></conv-steps>`;
  },
  'relu-steps': ({ input, gradient }: Fields) =>
    html`<relu-steps
      .numbers=${{ input, gradient }}
      .pass=${gradient ? 'both' : 'forward'}
    ></relu-steps>`,
  'relu-rules': () => html`<relu-rules></relu-rules>`,
  'pool-steps': ({ kind, pass, input, size, stride, maps }: Fields) => {
    return html`<pool-steps
      kind=${kind ?? nothing}
      pass=${pass ?? nothing}
      input=${input ?? nothing}
      size=${size ?? nothing}
      stride=${stride ?? nothing}
      maps=${maps ?? nothing}
    ></pool-steps>`;
  },
  'pool-pictures': ({ picture, size }: Fields) =>
    html`<pool-pictures picture=${picture ?? nothing} size=${size ?? nothing}></pool-pictures>`,
  'conv-backward-steps': ({ input, filter, stride, pad }: Fields) => {
    return html`<conv-backward-steps
      input=${input ?? nothing}
      filter=${filter ?? nothing}
      stride=${stride ?? nothing}
      pad=${pad ?? nothing}
    ></conv-backward-steps>`;
  },
  'dense-steps': ({ input, weights, bias }: Fields) => {
    if (!input || !weights) return html`<dense-steps></dense-steps>`;
    const none = (weights as readonly unknown[]).map(() => 0);
    const numbers = { input: channelsOf(input), weights, bias: bias ?? none };
    return html`<dense-steps .numbers=${numbers}></dense-steps>`;
  },
  'linear-steps': () => html`<linear-steps></linear-steps>`,
  'pointwise-steps': () => html`<pointwise-steps></pointwise-steps>`,
  'softmax-steps': ({ loss }: Fields) =>
    html`<softmax-steps loss=${loss ?? nothing}></softmax-steps>`,
  'image-filter': ({ picture, colour, filters, preset, thing, seed }: Fields) => {
    const coloured = colour ?? filters !== undefined;
    return html`<image-filter
      .picture=${picture ? pictureOf(picture) : null}
      ?colour=${coloured}
      tools=${coloured ? 'filters picture' : nothing}
      filters=${filters ?? nothing}
      preset=${preset ?? nothing}
      thing=${thing ?? nothing}
      seed=${seed ?? nothing}
    ></image-filter>`;
  },
};

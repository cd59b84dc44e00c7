import { html } from 'lit';
import type { PlanRow } from '../../steps/index.ts';
import { plural } from '../scale/index.ts';

/** How far an output of the chosen layer sees, with the numbers of its row: r + (F − 1)·j, and j·S for the next. */
export function drawField(row: PlanRow | undefined) {
  return html`<p class="field">${row ? spelled(row) : LETTERS}</p>`;
}

const LETTERS = html`<span
  >A layer sees r + (<span class="weights">F</span> − 1)·j, where j is how many pixels lie between
  two numbers of the layer’s input; choose a layer for its numbers.</span
>`;

function spelled(row: PlanRow) {
  const { layer, name, output, receptiveField } = row;
  const begin = html`<span><b>${name}</b> sees</span>`;
  if (output === null) return html`${begin} <span>nothing, as long as it does not fit.</span>`;
  if (layer.kind === 'relu')
    return html`${begin} <span>r = ${receptiveField}, as before: a ReLU takes one number.</span>`;
  if (layer.kind === 'dense')
    return html`${begin}
      <span
        >r = ${receptiveField}: each output takes every number, so it sees the whole image.</span
      >`;
  const { inputField, inputStride } = row;
  const { size, stride } = layer;
  return html`${begin}
    <span class="part"
      >r + (<span class="weights">F</span> − 1)·j = ${inputField} + (<span class="weights"
        >${size}</span
      >
      − 1)·${inputStride} = <b>${plural(receptiveField, 'pixel')}</b>;</span
    >
    <span class="part"
      >j·<span class="weights">S</span> = ${inputStride}·<span class="weights">${stride}</span> =
      ${inputStride * stride} to the next output.</span
    >`;
}

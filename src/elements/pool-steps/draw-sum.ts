import { html, nothing } from 'lit';
import {
  count,
  factor,
  type PoolBackwardFrame,
  type PoolForwardFrame,
  type PoolFrame,
  type PoolKind,
  shown,
} from '../../steps/index.ts';

/** The numbers of a step spelled out: max(…), a mean, or what a cell of the window gets. */
export function drawSum(frame: PoolFrame, kind: PoolKind, size: number) {
  if (frame.pass === 'overrun') {
    const { right, below } = frame.over;
    const missing = size * size - (size - right) * (size - below);
    return html`<span class="misfit"
      >${missing} of the ${count(size * size, 'cell')} under the window
      ${missing === 1 ? 'is' : 'are'} not there.</span
    >`;
  }
  if (frame.pass === 'forward') return kind === 'max' ? drawMax(frame) : drawMean(frame);
  return kind === 'max' ? drawRouted(frame) : drawSpread(frame);
}

function drawMax({ cells, value }: PoolForwardFrame) {
  const numbers = cells.map(
    (cell, i) =>
      html`${i > 0 ? ', ' : nothing}<span class=${cell.won ? 'input won' : 'input'}
          >${shown(cell.value)}</span
        >`,
  );
  return html`max(${numbers}) = <b class="output">${shown(value)}</b>`;
}

function drawMean({ cells, value }: PoolForwardFrame) {
  const numbers = cells.map(
    (cell, i) =>
      html`${i > 0 ? ' + ' : nothing}<span class="input"
          >${i > 0 ? factor(cell.value) : shown(cell.value)}</span
        >`,
  );
  return html`(${numbers}) / ${cells.length} = <b class="output">${shown(value)}</b>`;
}

function drawRouted({ gradient, shares, cells }: PoolBackwardFrame) {
  const index = cells.findIndex(({ won }) => won);
  const { row, column, before } = shares[index];
  return html`at row ${row + 1}, column ${column + 1}: ${shown(before)} +
    <span class="gradient">${factor(gradient)}</span> =
    <b class="gradient">${shown(before + gradient)}</b>`;
}

function drawSpread({ gradient, shares }: PoolBackwardFrame) {
  return html`<span class="gradient">${shown(gradient)}</span> / ${shares.length} =
    <b class="gradient">${shown(shares[0].share)}</b>
    <span>to ${shares.length === 1 ? 'it' : `each of the ${shares.length}`}</span>`;
}

import { html, nothing } from 'lit';
import { factor, type Filter, type Grid, type ProductFrame, shown } from '../../steps/index.ts';
import type { NumberGrid } from '../number-grid/index.ts';

/** The pixels under the filter beside the weights on them, a channel a block, and what each block adds. */
export interface PatchesDrawing {
  readonly frame: ProductFrame;
  readonly filter: Filter;
  /** Side of a cell in CSS pixels. */
  readonly cell: number;
  readonly onWeights: (channel: number, grid: Grid) => void;
  readonly onBias: (bias: number) => void;
}

export function drawPatches(drawing: PatchesDrawing) {
  const { frame, filter, cell, onBias } = drawing;
  return html`<div class="patches">
      ${filter.weights.map((_, channel) => drawBlock(drawing, channel))}
    </div>
    <div class="total">
      <span>${drawParts(frame)}</span>
      <span class="plus">+</span>
      <span class="bias">
        <span class="weights">bias</span>
        <number-grid
          label="Bias"
          hue="weights"
          editable
          .values=${[[filter.bias]]}
          .cell=${Math.max(cell, 32)}
          @cell-edit=${(event: CustomEvent<{ readonly value: number }>) => onBias(event.detail.value)}
        ></number-grid>
      </span>
      <span>= <b class="output">${shown(frame.value)}</b></span>
    </div>`;
}

function drawBlock({ frame, filter, cell, onWeights }: PatchesDrawing, channel: number) {
  const depth = filter.weights.length;
  const products = frame.products.filter((each) => each.channel === channel);
  const size = filter.weights[channel].length;
  const patch = Array.from({ length: size }, (_, row) =>
    products.slice(row * size, (row + 1) * size).map(({ value }) => value),
  );
  const notes = products.map(({ weight }, i) => ({
    row: Math.floor(i / size),
    column: i % size,
    text: `×${shown(weight)}`,
  }));
  const name = depth === 3 ? ['red', 'green', 'blue'][channel] : '';
  const of = name ? `, ${name}` : '';
  return html`<div class="block">
    <div>
      <p class="small">
        <span class="input">${name || 'Pixels'}</span>${name ? nothing : ' under the filter'}
      </p>
      <number-grid
        label=${`Pixels under the filter${of}`}
        hue="input"
        .values=${patch}
        .notes=${notes}
        .cell=${cell}
        .limit=${255}
      ></number-grid>
    </div>
    <span class="times" aria-hidden="true">·</span>
    <div>
      <p class="small"><span class="weights">${name ? 'weights' : 'Filter'}</span></p>
      <number-grid
        label=${`Filter${of}`}
        hue="weights"
        editable
        .values=${filter.weights[channel]}
        .cell=${cell}
        @cell-edit=${(event: Event) => onWeights(channel, (event.target as NumberGrid).values as Grid)}
      ></number-grid>
    </div>
    ${
      depth > 1
        ? html`<p class="adds small">
            ${products.length} products add up to <b>${shown(frame.partials[channel])}</b>
          </p>`
        : nothing
    }
  </div>`;
}

function drawParts({ partials, products }: ProductFrame) {
  if (partials.length === 1)
    return html`${products.length} products add up to <b>${shown(partials[0])}</b>`;
  return html`${partials.map((partial, i) => html`${i > 0 ? ' + ' : ''}<b>${factor(partial)}</b>`)}`;
}

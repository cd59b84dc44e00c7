import { html, nothing } from 'lit';
import { type ConvolveFrame, type Grid, shown } from '../../steps/index.ts';
import type { CellPlace, NumberGrid } from '../number-grid/index.ts';
import type { ConvView, Pointed } from './conv-view.ts';
import { channelName, type Problem } from './problem.ts';

/** All that the grids are drawn from. */
export interface GridsDrawing {
  readonly problem: Problem;
  readonly frames: readonly ConvolveFrame[];
  readonly step: number;
  readonly view: ConvView;
  /** Side of a cell in CSS pixels. */
  readonly cell: number;
  /** Whether all filters stand side by side; else only that of the step. */
  readonly allFilters: boolean;
}

/** What the reader does in the grids. */
export interface GridEvents {
  readonly onInput: (channel: number, grid: Grid) => void;
  readonly onWeights: (filter: number, channel: number, grid: Grid) => void;
  readonly onBias: (filter: number, bias: number) => void;
  readonly onPoint: (pointed: Pointed | null) => void;
  readonly onPick: (filter: number, place: CellPlace) => void;
}

/** Input, filters and outputs side by side; the slice of a filter stands beside the channel it goes over. */
export function drawGrids(drawing: GridsDrawing, events: GridEvents) {
  const { problem, view, allFilters } = drawing;
  const shownFilters = problem.filters
    .map((_, filter) => filter)
    .filter((filter) => allFilters || filter === view.frame.filter);
  return html`<div class="grids">
    ${drawInput(drawing, events)}
    ${shownFilters.map((filter) => drawFilter(drawing, filter, events))}
    ${drawOutputs(drawing, events)}
  </div>`;
}

function drawInput({ problem, view, cell }: GridsDrawing, { onInput, onPoint }: GridEvents) {
  const { input, sizes } = problem;
  const padded = sizes.input + 2 * sizes.pad;
  const size = `${square(input[0])}${input.length > 1 ? ` × ${input.length}` : ''}`;
  return html`<div>
    <p class="name">
      <span class="input">Input</span>
      <small>${size}${sizes.pad > 0 ? `, padded ${padded} × ${padded}` : ''}</small>
    </p>
    ${input.map(
      (grid, channel) =>
        html`<div class="slice">
          ${channelCaption(channel, input.length)}
          <number-grid
            label=${labelled('Input', channelName(channel, input.length))}
            hue="input"
            editable
            .values=${grid}
            .pad=${sizes.pad}
            .cell=${cell}
            .marks=${view.input[channel].marks}
            .notes=${view.input[channel].notes}
            .windows=${view.inputWindows}
            @cell-edit=${(event: Event) => onInput(channel, valuesOf(event))}
            @cell-point=${(event: CustomEvent<CellPlace | null>) =>
              onPoint(at(event, { on: 'input', channel, filter: 0 }))}
          ></number-grid>
        </div>`,
    )}
  </div>`;
}

function drawFilter(
  { problem, view, cell }: GridsDrawing,
  filter: number,
  { onWeights, onBias, onPoint }: GridEvents,
) {
  const { filters, input } = problem;
  const depth = input.length;
  const { weights, bias } = filters[filter];
  const name = filters.length > 1 ? `Filter ${filter + 1}` : 'Filter';
  const partials = view.frame.kind === 'product' && view.frame.filter === filter && depth > 1 ? view.frame.partials : []; // prettier-ignore
  const size = `${square(weights[0])}${depth > 1 ? ` × ${depth}` : ''}`;
  return html`<div class=${filter === view.frame.filter ? 'now' : 'other'}>
    <p class="name"><span class="weights">${name}</span> <small>${size}</small></p>
    ${weights.map(
      (grid, channel) =>
        html`<div class="slice">
          ${channelCaption(channel, depth)}
          <number-grid
            label=${labelled(name, channelName(channel, depth))}
            hue="weights"
            editable
            .values=${grid}
            .cell=${cell}
            .marks=${view.filterMarks(filter, channel)}
            @cell-edit=${(event: Event) => onWeights(filter, channel, valuesOf(event))}
            @cell-point=${(event: CustomEvent<CellPlace | null>) =>
              onPoint(at(event, { on: 'filter', channel, filter }))}
          ></number-grid>
          ${
            partials.length > 0
              ? html`<p class="small adds">adds <b>${shown(partials[channel])}</b></p>`
              : nothing
          }
        </div>`,
    )}
    <div class="bias">
      <span class="weights">bias</span>
      <number-grid
        label=${filters.length > 1 ? `Bias ${filter + 1}` : 'Bias'}
        hue="weights"
        editable
        .values=${[[bias]]}
        .cell=${cell}
        @cell-edit=${(event: CustomEvent<{ readonly value: number }>) =>
          onBias(filter, event.detail.value)}
      ></number-grid>
    </div>
  </div>`;
}

function drawOutputs(drawing: GridsDrawing, { onPoint, onPick }: GridEvents) {
  const { frames, step, view, cell } = drawing;
  const whole = frames.at(-1)?.kind === 'product';
  const maps = frames[step].output;
  const size = `${square(maps[0])}${maps.length > 1 ? ` × ${maps.length}` : ''}`;
  return html`<div>
    <p class="name">
      <span class="output">Output</span>
      <small>${whole ? size : 'none: the filter does not fit'}</small>
    </p>
    ${maps.map(
      (map, filter) =>
        html`<div class="slice">
          ${maps.length > 1 ? html`<p class="small">map ${filter + 1}</p>` : nothing}
          <number-grid
            label=${maps.length > 1 ? `Output ${filter + 1}` : 'Output'}
            hue="output"
            .values=${map}
            .cell=${cell}
            .limit=${largest(frames, filter)}
            .marks=${view.output[filter].marks}
            .notes=${view.output[filter].notes}
            .windows=${view.output[filter].windows}
            @cell-pick=${(event: CustomEvent<CellPlace>) => onPick(filter, event.detail)}
            @cell-point=${(event: CustomEvent<CellPlace | null>) =>
              onPoint(at(event, { on: 'output', channel: 0, filter }))}
          ></number-grid>
        </div>`,
    )}
  </div>`;
}

function channelCaption(channel: number, depth: number) {
  return depth > 1 ? html`<p class="small">${channelName(channel, depth)}</p>` : nothing;
}

function at(
  { detail }: CustomEvent<CellPlace | null>,
  where: Pick<Pointed, 'on' | 'channel' | 'filter'>,
): Pointed | null {
  return detail && { ...where, row: detail.row, column: detail.column };
}

function valuesOf(event: Event): Grid {
  return (event.target as NumberGrid).values as Grid;
}

function labelled(name: string, channel: string): string {
  return channel ? `${name}, ${channel}` : name;
}

/** One scale from the first step to the last, so that a cell keeps its tint as others come. */
function largest(frames: readonly ConvolveFrame[], filter: number): number {
  const values = frames.at(-1)?.output[filter].flat() ?? [];
  return Math.max(0, ...values.map((value) => Math.abs(value ?? 0)));
}

function square(grid: { readonly length: number; readonly [0]?: { readonly length: number } }) {
  return `${grid.length} × ${grid[0]?.length ?? 0}`;
}

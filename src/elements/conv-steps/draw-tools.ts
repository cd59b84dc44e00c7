import { html, nothing } from 'lit';
import { NAMED_FILTERS, type NamedFilter } from '../../steps/index.ts';
import { MOST, type Problem } from './problem.ts';

/** What the reader is given to change besides the numbers. */
export type Tool = 'sizes' | 'dilation' | 'presets' | 'flip' | 'depth';

/** What the tools ask of the player. */
export interface ToolEvents {
  readonly onPreset: (filter: NamedFilter) => void;
  readonly onFlip: (flip: boolean) => void;
  readonly onShape: (depth: number, filters: number) => void;
}

/** The filter with a name that these weights are, if they are one. */
function presetOf(weights: readonly (readonly (readonly number[])[])[]) {
  const same = (named: NamedFilter) =>
    weights.every((slice) => String(slice) === String(named.weights));
  return NAMED_FILTERS.find(same);
}

/** Presets, the half turn, and how many channels and filters there are: those that are wanted. */
export function drawTools(
  tools: ReadonlySet<Tool>,
  problem: Problem,
  filter: number,
  events: ToolEvents,
) {
  const drawn = [
    tools.has('presets') ? drawPresets(problem, filter, events.onPreset) : nothing,
    tools.has('flip') ? drawFlip(problem, events.onFlip) : nothing,
    tools.has('depth') ? drawShape(problem, events.onShape) : nothing,
  ];
  return drawn.some((each) => each !== nothing) ? html`<div class="tools">${drawn}</div>` : nothing;
}

function drawPresets({ filters }: Problem, filter: number, onPreset: (named: NamedFilter) => void) {
  const now = presetOf(filters[filter].weights);
  const choose = (event: Event) => {
    const named = NAMED_FILTERS.find(({ id }) => id === (event.target as HTMLSelectElement).value);
    if (named) onPreset(named);
  };
  return html`<div class="preset">
    <label>
      <span class="weights">Filter</span>
      <select @change=${choose}>
        ${now ? nothing : html`<option value="" selected>Your own numbers</option>`}
        ${NAMED_FILTERS.map(
          ({ id, name }) => html`<option value=${id} .selected=${id === now?.id}>${name}</option>`,
        )}
      </select>
    </label>
    <span class="says">
      ${now ? html`<span class="weights">${now.formula}</span>. ${now.says}` : 'No name is known for these weights.'}
    </span>
  </div>`;
}

function drawFlip({ flip }: Problem, onFlip: (flip: boolean) => void) {
  return html`<label class="flip">
    <input
      type="checkbox"
      .checked=${flip}
      @change=${(event: Event) => onFlip((event.target as HTMLInputElement).checked)}
    />
    Turn the filter by half a turn before it is laid on
  </label>`;
}

function drawShape({ input, filters }: Problem, onShape: (depth: number, filters: number) => void) {
  const pick = (label: string, now: number, set: (value: number) => void) =>
    html`<label>
      ${label}
      <select @change=${(event: Event) => set(Number((event.target as HTMLSelectElement).value))}>
        ${Array.from({ length: MOST }, (_, i) => i + 1).map(
          (n) => html`<option value=${n} .selected=${n === now}>${n}</option>`,
        )}
      </select>
    </label>`;
  return html`<div class="shape">
    ${pick('Channels', input.length, (depth) => onShape(depth, filters.length))}
    ${pick('Filters', filters.length, (many) => onShape(input.length, many))}
  </div>`;
}

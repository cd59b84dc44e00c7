import { html, nothing } from 'lit';
import type { PlanRow, PlanShape } from '../../steps/index.ts';
import { count } from '../scale/index.ts';
import { fieldValue, FIELDS, type LayerField } from './layer-fields.ts';

/** What a reader may do with a layer. */
export interface RowActions {
  readonly choose: () => void;
  readonly set: (field: string, value: number) => void;
  readonly move: (by: -1 | 1) => void;
  readonly remove: () => void;
}

/** Where a row stands, and the sums its bars are shares of. */
export interface RowPlace {
  readonly id: number;
  readonly chosen: boolean;
  readonly first: boolean;
  readonly last: boolean;
  readonly parameters: number;
  readonly multiplyAdds: number;
}

/** A shape as it stands in text: `32 × 32 × 16`. */
export function shapeText(shape: PlanShape): string {
  return shape.join(' × ');
}

/** One layer: its fields, its counts, its buttons, and below them why it does not fit. */
export function drawRow(row: PlanRow, place: RowPlace, actions: RowActions) {
  const { name, output, problem } = row;
  return html`<li
    class="layer ${place.chosen ? 'chosen' : ''}"
    data-id=${place.id}
    aria-current=${place.chosen ? 'true' : nothing}
    @focusin=${actions.choose}
    @pointerdown=${actions.choose}
    @keydown=${(event: KeyboardEvent) => onKey(event, actions)}
  >
    <span class="kind">${name}</span>
    <span class="fields">${fieldsOf(row, actions)}</span>
    <span class="counts"
      ><span class="number output">${output ? shapeText(output) : '–'}</span>
      ${output ? drawCounts(row, place) : html`<span></span><span></span><span></span>`}</span
    >
    ${drawMoves(name, place, actions)}
    ${problem ? html`<p class="problem" role="alert"><b>${name}</b> ${problem}</p>` : nothing}
  </li>`;
}

function drawCounts({ parameters, multiplyAdds, receptiveField }: PlanRow, place: RowPlace) {
  const nil = (value: number) => (value === 0 ? 'nil' : '');
  return html`<span class="number parameters ${nil(parameters)}"
      ><span class="word">parameters </span
      >${count(parameters)}${bar(parameters, place.parameters)}</span
    >
    <span class="number adds ${nil(multiplyAdds)}"
      ><span class="word">multiply-adds </span>${count(multiplyAdds)}${bar(
        multiplyAdds,
        place.multiplyAdds,
      )}</span
    >
    <span class="number sees"
      ><span class="word">sees </span>${receptiveField} × ${receptiveField}</span
    >`;
}

function bar(part: number, whole: number) {
  const share = whole > 0 ? (100 * part) / whole : 0;
  return share === 0 ? nothing : html`<span class="bar" style="inline-size: ${share}%"></span>`;
}

function fieldsOf({ layer, name, input }: PlanRow, actions: RowActions) {
  if (layer.kind === 'dense') {
    const [field] = FIELDS.dense;
    const flat = input && input.length === 3 ? `, each of all ${shapeText(input)} numbers` : '';
    return html`${drawField(name, field, layer.units, actions)}<span class="soft small"
        >${flat.slice(2)}</span
      >`;
  }
  if (layer.kind === 'relu') return html`<span class="soft small">max(0, x)</span>`;
  return FIELDS[layer.kind].map((field) =>
    drawField(name, field, fieldValue(layer, field.name), actions),
  );
}

function drawField(layer: string, field: LayerField, value: number, actions: RowActions) {
  const onChange = (event: Event) => {
    const input = event.target as HTMLInputElement;
    if (input.value !== '') actions.set(field.name, Number(input.value));
    // What was typed may be out of range or nothing at all: the field shows what holds.
    const { least, most } = field;
    const typed = Number(input.value);
    const holds = input.value !== '' && Number.isInteger(typed) && typed >= least && typed <= most;
    if (!holds) input.value = String(value);
  };
  return html`<label
    >${field.label}<input
      class=${field.name}
      type="number"
      inputmode="numeric"
      aria-label=${`${layer}, ${field.word}`}
      min=${field.least}
      max=${field.most}
      .value=${String(value)}
      @change=${onChange}
  /></label>`;
}

function drawMoves(name: string, { first, last }: RowPlace, actions: RowActions) {
  return html`<span class="moves">
    <button
      class="up"
      aria-label=${`Move ${name} up`}
      aria-disabled=${first}
      @click=${() => actions.move(-1)}
    >
      ↑
    </button>
    <button
      class="down"
      aria-label=${`Move ${name} down`}
      aria-disabled=${last}
      @click=${() => actions.move(1)}
    >
      ↓
    </button>
    <button class="remove" aria-label=${`Remove ${name}`} @click=${actions.remove}>×</button>
  </span>`;
}

function onKey(event: KeyboardEvent, actions: RowActions): void {
  const inField = event.target instanceof HTMLInputElement;
  if (event.altKey && event.key === 'ArrowUp') actions.move(-1);
  else if (event.altKey && event.key === 'ArrowDown') actions.move(1);
  else if (event.key === 'Delete' && !inField) actions.remove();
  else return;
  event.preventDefault();
}

import { html, LitElement, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import {
  type Pattern,
  patternLayers,
  patternOf,
  type PlanLayer,
  planNetwork,
  type PlanRow,
  planText,
} from '../../steps/index.ts';
import { networkFragment } from '../handover/index.ts';
import { controls, count } from '../scale/index.ts';
import { builderStyles } from './builder-styles.ts';
import { FRESH, INPUTS, KINDS, withField } from './layer-fields.ts';
import { drawField } from './draw-field.ts';
import { drawRow, shapeText } from './layer-row.ts';
import { drawPattern } from './pattern-fields.ts';

/** A layer with a name that stays when it moves. */
interface Entry {
  readonly id: number;
  readonly layer: PlanLayer;
}

const START: Pattern = { n: 1, m: 3, k: 0, pool: true };
const WIDTHS = { filters: 16, size: 3, hidden: 64, classes: 10 };
const SEED = 7;
const CLASSES = 10;
/** Beyond this a list of layers is no longer read. */
const MOST_LAYERS = 40;

/**
 * A network put together layer by layer, or by the pattern [(CONV-RELU)^N-POOL?]^M-(FC-RELU)^K-SOFTMAX; shapes,
 * parameters, multiply-adds and receptive fields follow at once.
 *
 * A layer that does not fit says so where it stands. Alt with an arrow moves a layer, Delete removes it.
 * The element's content is what is read before it starts.
 */
export class NetworkBuilder extends LitElement {
  static override styles = [controls, builderStyles];

  static override properties = {
    train: {},
    image: { state: true },
    entries: { state: true },
    chosen: { state: true },
    said: { state: true },
  };

  /** The address of the lesson that trains a network; without it there is no link. */
  declare train: string;
  /** Index into the images that a network may be built for. */
  declare private image: number;
  declare private entries: readonly Entry[];
  /** The layer that a new one comes after; null for the first place. */
  declare private chosen: number | null;
  /** What was done last, for the screen reader. */
  declare private said: string;

  private past: readonly (readonly Entry[])[] = [];
  private nextId = 1;
  /** What is to have the focus after the next drawing. */
  private focusNext: string | null = null;

  constructor() {
    super();
    this.train = '';
    this.image = 0;
    this.entries = this.entriesOf(patternLayers(START, WIDTHS));
    this.chosen = this.entries.at(-1)?.id ?? null;
    this.said = '';
  }

  /** The layers as they stand. */
  get layers(): readonly PlanLayer[] {
    return this.entries.map(({ layer }) => layer);
  }

  /** The layers counted. */
  get rows(): readonly PlanRow[] {
    return planNetwork(INPUTS[this.image].shape, this.layers);
  }

  /** The network as text; there too where a layer does not fit. */
  get text(): string {
    return planText(INPUTS[this.image].shape, this.layers, SEED);
  }

  protected override updated(): void {
    if (this.focusNext === null) return;
    const wanted = this.renderRoot.querySelector<HTMLElement>(this.focusNext);
    this.focusNext = null;
    wanted?.focus();
  }

  private entriesOf(layers: readonly PlanLayer[]): readonly Entry[] {
    return layers.map((layer) => ({ id: this.nextId++, layer }));
  }

  private change(entries: readonly Entry[], said: string): void {
    this.past = [...this.past.slice(-49), this.entries];
    this.entries = entries;
    this.said = said;
  }

  private readonly undo = () => {
    const entries = this.past.at(-1);
    if (!entries) return;
    this.past = this.past.slice(0, -1);
    this.entries = entries;
    this.said = 'The last change is undone.';
  };

  private addLayer(kind: PlanLayer['kind'], word: string): void {
    if (this.entries.length >= MOST_LAYERS) {
      this.said = `${MOST_LAYERS} layers are the most that the builder takes.`;
      return;
    }
    const at = this.entries.findIndex(({ id }) => id === this.chosen) + 1;
    const [fresh] = this.entriesOf([FRESH[kind]]);
    this.change(this.entries.toSpliced(at, 0, fresh), `${word} added as layer ${at + 1}.`);
    this.chosen = fresh.id;
  }

  private setField(index: number, field: string, value: number): void {
    const { id, layer } = this.entries[index];
    const next = withField(layer, field, value);
    if (next === layer) return;
    this.change(this.entries.with(index, { id, layer: next }), '');
  }

  private moveLayer(index: number, by: -1 | 1): void {
    const to = index + by;
    if (to < 0 || to >= this.entries.length) return;
    const moved = this.entries[index];
    const { name } = this.rows[index];
    this.change(this.entries.toSpliced(index, 1).toSpliced(to, 0, moved), `${name} is layer ${to + 1} now.`); // prettier-ignore
    this.chosen = moved.id;
    this.focusNext = `[data-id="${moved.id}"] .${by < 0 ? 'up' : 'down'}`;
  }

  private removeLayer(index: number): void {
    const { name } = this.rows[index];
    const rest = this.entries.toSpliced(index, 1);
    const next = rest.at(Math.min(index, rest.length - 1));
    this.change(rest, `${name} removed.`);
    this.chosen = next?.id ?? null;
    this.focusNext = next ? `[data-id="${next.id}"] .remove` : '.adding button';
  }

  private readonly setPattern = (pattern: Pattern) => {
    this.change(this.entriesOf(patternLayers(pattern, WIDTHS)), '');
    this.chosen = this.entries.at(-1)?.id ?? null;
  };

  private readonly setImage = (event: Event) => {
    this.image = (event.target as HTMLSelectElement).selectedIndex;
  };

  override render() {
    const { rows } = this;
    return html`<div class="builder" role="group" aria-label="Network builder">
      ${drawPattern(patternOf(this.layers), START, this.setPattern)}
      <p class="row">
        <label for="image">Image</label>
        <select id="image" @change=${this.setImage}>
          ${INPUTS.map(({ name }, i) => html`<option .selected=${i === this.image}>${name}</option>`)}
        </select>
      </p>
      <div>${this.renderHead()} ${this.renderLayers(rows)} ${this.renderSoftmax(rows)}</div>
      ${drawField(rows[this.entries.findIndex(({ id }) => id === this.chosen)])}
      ${this.renderAdding(rows)}
      <p class="status" role="status" aria-live="polite">${this.said || this.verdict(rows)}</p>
      <pre tabindex="0" aria-label="The network as text">${this.text}</pre>
      ${this.renderHandover(rows)}
    </div>`;
  }

  private renderHead() {
    return html`<div class="layer head" aria-hidden="true">
      <span>layer</span><span></span><span class="number">output</span
      ><span class="number">parameters</span><span class="number">multiply-adds</span
      ><span class="number">sees, pixels</span>
    </div>`;
  }

  private renderLayers(rows: readonly PlanRow[]) {
    const parameters = sum(rows, 'parameters');
    const multiplyAdds = sum(rows, 'multiplyAdds');
    return html`<ol aria-label="Layers">
      ${repeat(
        this.entries,
        ({ id }) => id,
        ({ id }, index) => {
          const place = {
            id,
            chosen: id === this.chosen,
            first: index === 0,
            last: index === this.entries.length - 1,
            parameters,
            multiplyAdds,
          };
          return drawRow(rows[index], place, {
            choose: () => (this.chosen = id),
            set: (field, value) => this.setField(index, field, value),
            move: (by) => this.moveLayer(index, by),
            remove: () => this.removeLayer(index),
          });
        },
      )}
    </ol>`;
  }

  /** The last step of the pattern, which no one has to add, and the sums. */
  private renderSoftmax(rows: readonly PlanRow[]) {
    const output = rows.length > 0 ? rows[rows.length - 1].output : INPUTS[this.image].shape;
    return html`<div class="layer fixed">
        <span class="kind">softmax</span>
        <span class="fields small">turns scores into probabilities; always last</span>
        <span class="counts"
          ><span class="number output">${output ? shapeText(output) : '–'}</span></span
        >
      </div>
      <div class="layer total">
        <span class="kind">in all</span><span></span>
        <span class="counts"
          ><span></span
          ><span class="number parameters"
            ><span class="word">parameters </span
            ><output class="all-parameters">${count(sum(rows, 'parameters'))}</output></span
          >
          <span class="number adds"
            ><span class="word">multiply-adds </span
            ><output class="all-adds">${count(sum(rows, 'multiplyAdds'))}</output></span
          ></span
        >
      </div>`;
  }

  private renderAdding(rows: readonly PlanRow[]) {
    const at = this.entries.findIndex(({ id }) => id === this.chosen);
    const where = at < 0 ? 'in the first place' : `after ${rows[at].name}`;
    return html`<p class="row adding">
      <span>Add ${where}</span>
      ${KINDS.map(
        ([kind, word]) =>
          html`<button
            aria-label=${`Add ${word} ${where}`}
            @click=${() => this.addLayer(kind, word)}
          >
            ${word}
          </button>`,
      )}
      <button ?disabled=${this.past.length === 0} @click=${this.undo}>Undo</button>
    </p>`;
  }

  private verdict(rows: readonly PlanRow[]): string {
    const wrong = rows.find(({ problem }) => problem !== '');
    if (wrong) return `${wrong.name} ${wrong.problem}`;
    return `Every layer fits. ${count(sum(rows, 'parameters'))} parameters in all.`;
  }

  private renderHandover(rows: readonly PlanRow[]) {
    if (!this.train) return nothing;
    const why = this.whyNot(rows);
    if (why) return html`<p class="soft handover">${why}</p>`;
    const href = `${this.train}${networkFragment(this.text)}`;
    return html`<p class="handover"><a class="train" href=${href}>Train this network</a></p>`;
  }

  /** Why the training lesson cannot take it; empty where it can. */
  private whyNot(rows: readonly PlanRow[]): string {
    if (rows.some(({ problem }) => problem !== ''))
      return 'It can be trained once every layer fits.';
    if (this.image !== 0) return 'The images to train on are 32 × 32 × 3: choose them above.';
    const output = rows.at(-1)?.output;
    if (output?.length === 1 && output[0] === CLASSES) return '';
    return `To be trained it has to end in ${CLASSES} scores, one a class: let the last layer be an FC of ${CLASSES} units.`;
  }
}

function sum(rows: readonly PlanRow[], field: 'parameters' | 'multiplyAdds'): number {
  return rows.reduce((total, row) => total + row[field], 0);
}

declare global {
  interface HTMLElementTagNameMap {
    'network-builder': NetworkBuilder;
  }
}

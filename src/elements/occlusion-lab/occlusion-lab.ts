import { html, LitElement, nothing } from 'lit';
import { sharedEngine, type Engine, type LayerReport } from '../../runner/engine/index.ts';
import type { Place } from '../heat-map/index.ts';
import { controls } from '../scale/index.ts';
import { Latest, subject, type SubjectSource } from '../subject/index.ts';
import { labStyles } from './lab-styles.ts';
import { OcclusionRun } from './occlusion-run.ts';
import { COLOUR_NAMES, COLOURS, type PatchColour } from './patch-colour.ts';
import { findingOf, statusOf } from './sentences.ts';

const STRIDES = [1, 2, 4];

/**
 * Slides a patch over the image in use and maps what the network in use says: the views of Zeiler and Fergus.
 *
 * Network and image are those of the page's `<network-image-bar>`.
 */
export class OcclusionLab extends LitElement {
  static override styles = [controls, labStyles];

  static override properties = {
    size: { type: Number },
    stride: { type: Number },
    colour: {},
    layer: { state: true },
    through: { state: true },
    place: { state: true },
  };

  /** Side of the patch in pixels; default 8. */
  declare size: number;
  /** Pixels from one place to the next: 1, 2 or 4. */
  declare stride: number;
  /** `grey`, `black`, `white`, or `mean`: the image's mean colour. */
  declare colour: PatchColour;
  /** The layer whose strongest map is summed; the last ReLU where empty. */
  declare private layer: string;
  /** How much of the image shows through the maps, 0..1. */
  declare private through: number;
  declare private place: Place | null;

  /** Give what the lab talks to; a test gives pretended ones before the element is put on a page. */
  store: SubjectSource = subject;
  engine: () => Pick<Engine, 'call'> = sharedEngine;

  private run: OcclusionRun | null = null;
  private stopListening: (() => void) | null = null;
  private readonly latest = new Latest();

  constructor() {
    super();
    this.size = 8;
    this.stride = 2;
    this.colour = 'grey';
    this.layer = '';
    this.through = 0.35;
    this.place = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.stopListening = this.store.listen(() => this.change({ layer: '' }));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopListening?.();
    this.run?.stop();
  }

  /** Slides the patch from the first place on; a walk that is under way ends. */
  async start(): Promise<void> {
    this.run?.stop();
    const { network, image } = this.store.current;
    if (!network) return;
    const { size, stride, colour, layer } = this;
    const wish = { network, image, size, stride, colour, ...(layer && { layer }) };
    // There before anything is waited for, so that whatever ends a walk ends this one.
    const run = new OcclusionRun(wish, () => this.requestUpdate());
    this.run = run;
    this.place = null;
    this.requestUpdate();
    await this.latest.run(() => run.start(this.engine()));
  }

  /** Takes other settings; what has been mapped once is mapped anew. */
  private change(
    settings: Partial<Pick<OcclusionLab, 'size' | 'stride' | 'colour'>> & { layer?: string },
  ) {
    Object.assign(this, settings);
    if (this.run) void this.start();
    this.requestUpdate();
  }

  private readonly mark = (event: CustomEvent<{ place: Place | null }>) => {
    this.place = event.detail.place;
  };

  private renderControls() {
    const value = (event: Event) => (event.target as HTMLInputElement | HTMLSelectElement).value;
    return html`<fieldset>
      <label
        ><span>Patch: ${this.size} × ${this.size} pixels</span>
        <input
          type="range"
          min="1"
          max="24"
          .value=${String(this.size)}
          @change=${(event: Event) => this.change({ size: Number(value(event)) })}
        />
      </label>
      <label
        >A place every
        <select @change=${(event: Event) => this.change({ stride: Number(value(event)) })}>
          ${STRIDES.map(
            (stride) =>
              html`<option value=${stride} .selected=${stride === this.stride}>
                ${stride === 1 ? 'pixel' : `${stride} pixels`}
              </option>`,
          )}
        </select>
      </label>
      <label
        >Its colour
        <select @change=${(event: Event) => this.change({ colour: value(event) as PatchColour })}>
          ${COLOURS.map(
            (colour) =>
              html`<option value=${colour} .selected=${colour === this.colour}>
                ${COLOUR_NAMES[colour]}
              </option>`,
          )}
        </select>
      </label>
      ${this.renderLayers()}
    </fieldset>`;
  }

  private renderLayers() {
    const used = this.run?.result?.layer;
    const layers = (this.run?.network?.layers ?? []).filter(hasMaps);
    if (!used || layers.length === 0) return nothing;
    const choose = (event: Event) =>
      this.change({ layer: (event.target as HTMLSelectElement).value });
    return html`<label
      >Layer of the summed map
      <select @change=${choose}>
        ${layers.map(
          ({ name }) => html`<option value=${name} .selected=${name === used}>${name}</option>`,
        )}
      </select>
    </label>`;
  }

  private renderTransport() {
    const { run } = this;
    const running = run?.state === 'running';
    const { done, all } = run?.places ?? { done: 0, all: 0 };
    return html`<div class="row status">
      ${
        running
          ? html`<button class="main" type="button" @click=${() => run.stop()}>Stop</button>`
          : html`<button
              class="main"
              type="button"
              ?disabled=${!this.store.current.network}
              @click=${() => this.start()}
            >
              Slide the patch
            </button>`
      }
      ${running && all > 0 ? html`<progress value=${done} max=${all} aria-label="places"></progress>` : nothing}
      <span role="status"
        >${this.store.current.network ? statusOf(run) : 'There is no network yet: choose one above.'}</span
      >
    </div>`;
  }

  private renderMap(title: string, note: string, values: Float32Array, rest: object) {
    const run = this.run!;
    const { rows, columns } = run.maps!;
    const given = { span: null, classes: null, unit: '', ...rest };
    return html`<figure>
      <h3>${title} <span class="soft">${note}</span></h3>
      <heat-map
        label=${title}
        .picture=${run.look?.picture ?? null}
        .values=${values}
        .rows=${rows}
        .columns=${columns}
        .stride=${run.wish.stride}
        .patch=${run.wish.size}
        .through=${this.through}
        .span=${given.span}
        .classes=${given.classes}
        .unit=${given.unit}
        .place=${this.place}
        @place-change=${this.mark}
      ></heat-map>
    </figure>`;
  }

  private renderMaps() {
    const { maps, look, result, wish } = this.run!;
    if (!maps || !look) return nothing;
    const { classes, label, probabilities } = look;
    const shown = result?.label ?? label ?? probabilities.indexOf(Math.max(...probabilities));
    const strongest = result
      ? `map ${result.channel + 1} of ${result.layer}`
      : wish.layer || 'last ReLU';
    return html`<div class="maps">
      ${this.renderMap(`Probability of ${classes[shown]}`, 'light: hiding this place takes it away', maps.probability, { span: spanOf(maps.probability), unit: '%' })}
      ${this.renderMap('Most probable class', 'with this place hidden', maps.best, { classes })}
      ${this.renderMap('Strongest map, summed', `${strongest}; light: hiding this place quiets it`, maps.strongest, {})}
      ${this.renderProjection()}
    </div>`;
  }

  private renderProjection() {
    const { projection, result } = this.run!;
    if (!projection || !result) return nothing;
    const note = `by a deconvnet, from row ${projection.unit.row + 1}, column ${projection.unit.column + 1}`;
    const title = `What map ${result.channel + 1} of ${result.layer} is stimulated by`;
    return html`<figure>
      <h3>${title} <span class="soft">${note}</span></h3>
      <signed-image label=${title} .image=${projection.pictures[0].image} side="256"></signed-image>
    </figure>`;
  }

  private renderThrough() {
    const set = (event: Event) => (this.through = Number((event.target as HTMLInputElement).value));
    return html`<label class="row small"
      >Image shows through
      <input
        type="range"
        min="0"
        max="1"
        step="0.05"
        .value=${String(this.through)}
        @input=${set}
      />
      <span>${Math.round(100 * this.through)} %</span>
    </label>`;
  }

  override render() {
    const { run } = this;
    return html`${this.renderControls()} ${this.renderTransport()}
      <div role="alert">
        ${run?.state === 'failed' ? html`<p class="wrong">${run.problem}</p>` : nothing}
      </div>
      ${run ? this.renderMaps() : nothing} ${run?.maps ? this.renderThrough() : nothing}
      <p class="sentence" role="status">
        ${run?.result && run.maps && run.state === 'done' ? findingOf(run.maps, run.result) : nothing}
      </p>`;
  }
}

function hasMaps({ outputShape }: LayerReport): boolean {
  return outputShape.length === 3 && outputShape[0] * outputShape[1] > 1;
}

/** A scale's least length, so that a fall of a hair does not look like one of a mountain. */
const LEAST = 0.1;

/** The ends of the scale of a map of probabilities: those of its numbers, not too near to each other. */
function spanOf(values: Float32Array): readonly [number, number] {
  const done = values.filter(Number.isFinite);
  const [low, high] = [Math.min(...done), Math.max(...done)];
  if (high - low >= LEAST) return [low, high];
  return high >= LEAST ? [high - LEAST, high] : [0, LEAST];
}

import { css, html, LitElement, nothing } from 'lit';
import {
  sharedEngine,
  type Engine,
  type NetworkChoice,
  type PlacedUnit,
  type ReluRule,
} from '../../runner/engine/index.ts';
import { controls, SightWatch, threeDigits } from '../scale/index.ts';
import type { ImagePlace } from '../signed-image/index.ts';
import { CLASS_NAMES, subject, type SubjectSource } from '../subject/index.ts';
import { RulesRun } from './rules-run.ts';

const RULES: readonly { readonly rule: ReluRule; readonly title: string; readonly note: string }[] =
  [
    { rule: 'gradient', title: 'Backpropagation', note: 'the gradient itself' },
    { rule: 'deconvnet', title: 'Deconvnet', note: 'only what is positive on the way back' },
    { rule: 'guided', title: 'Guided backpropagation', note: 'positive both ways' },
  ];

/**
 * One number of the network in use, followed back to the pixels of the image in use by the three rules for ReLUs.
 *
 * The number is the score of a class, or one that is picked on the maps of a layer. Network and image are those of
 * the page's `<network-image-bar>`.
 */
export class ReluRulesLab extends LitElement {
  static override styles = [
    controls,
    css`
      .pictures {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr));
        gap: 1.25rem 1.5rem;
        margin-block: 0.75rem;
      }
      figure {
        margin: 0;
        min-inline-size: 0;
      }
      figure h3 {
        min-block-size: 2.6em;
        font-size: var(--size-1, 0.8125rem);
        line-height: 1.3;
      }
      h3 .soft {
        display: block;
        font-weight: 400;
      }
      .waiting {
        block-size: 320px;
        inline-size: 320px;
        max-inline-size: 100%;
        border: 1px solid var(--rule, #ddd);
      }
      .choices {
        gap: 0.5rem 1.5rem;
        margin-block: 0.75rem;
      }
    `,
  ];

  static override properties = {
    channels: { state: true },
    place: { state: true },
  };

  /** How the three channels are shown. */
  declare private channels: 'colour' | 'sum';
  declare private place: ImagePlace | null;

  /** Give what the lab talks to; a test gives pretended ones before the element is put on a page. */
  store: SubjectSource = subject;
  engine: () => Pick<Engine, 'call'> = sharedEngine;

  readonly run = new RulesRun({ store: () => this.store, engine: () => this.engine() }, () =>
    this.requestUpdate(),
  );
  private readonly sight = new SightWatch(this);
  private begun = false;
  private network: NetworkChoice | null = null;
  private stopListening: (() => void) | null = null;

  constructor() {
    super();
    this.channels = 'colour';
    this.place = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.stopListening = this.store.listen(() => this.begun && this.restart());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopListening?.();
    this.run.stop();
  }

  override updated(): void {
    // Nothing is computed for a lab that nobody has come to.
    if (!this.sight.inSight || this.begun || !this.store.current.network) return;
    this.begun = true;
    this.restart();
  }

  private restart(): void {
    const { network } = this.store.current;
    const same = JSON.stringify(network) === JSON.stringify(this.network);
    this.network = network;
    void this.run.restart(same);
  }

  private readonly showLayer = (event: CustomEvent<{ layer: string }>) => {
    void this.run.showLayer(event.detail.layer);
  };

  private readonly pick = (event: CustomEvent<{ unit: PlacedUnit }>) => {
    void this.run.follow(event.detail.unit);
  };

  private readonly choose = (event: Event) => {
    const { value } = event.target as HTMLSelectElement;
    if (value === 'picked') return;
    void this.run.follow(value === '' ? null : { class: Number(value) });
  };

  private readonly mark = (event: CustomEvent<{ place: ImagePlace | null }>) => {
    this.place = event.detail.place;
  };

  private renderChoices() {
    const { unit, result, picked } = this.run;
    const classes = result?.classes ?? CLASS_NAMES;
    const chosen = unit === null ? '' : 'class' in unit ? String(unit.class) : 'picked';
    const show = (event: Event) =>
      (this.channels = (event.target as HTMLSelectElement).value as 'colour' | 'sum');
    return html`<div class="row choices">
      <label
        >Followed back
        <select @change=${this.choose}>
          <option value="" .selected=${chosen === ''}>the score of the most probable class</option>
          ${classes.map(
            (name, label) =>
              html`<option value=${label} .selected=${chosen === String(label)}>
                the score of ${name}
              </option>`,
          )}
          ${
            picked
              ? html`<option value="picked" .selected=${chosen === 'picked'}>
                  ${nameOf(picked)}
                </option>`
              : nothing
          }
        </select>
      </label>
      <label
        >Three channels as
        <select @change=${show}>
          <option value="colour" .selected=${this.channels === 'colour'}>colour round grey</option>
          <option value="sum" .selected=${this.channels === 'sum'}>their sum, by sign</option>
        </select>
      </label>
    </div>`;
  }

  private renderPicture({ rule, title, note }: (typeof RULES)[number]) {
    const picture = this.run.pictureBy(rule);
    return html`<figure>
      <h3>${title} <span class="soft">${note}</span></h3>
      ${
        picture
          ? html`<signed-image
              label=${title}
              side="320"
              .image=${picture.image}
              .channels=${this.channels}
              .place=${this.place}
              @place-change=${this.mark}
            ></signed-image>`
          : html`<div class="waiting"></div>`
      }
    </figure>`;
  }

  private sentence(): string {
    const { run, store } = this;
    if (!store.current.network) return 'There is no network yet: choose one above.';
    const { result } = run;
    if (!result) return run.busy ? 'Following the number back.' : '';
    const what =
      result.label === null ? nameOf(result.unit) : `the score of ${result.classes[result.label]}`;
    const dead =
      result.label === null && result.value === 0
        ? ' It is 0, cut off by a ReLU, so the gradient stops at once.'
        : '';
    return `Followed back: ${what}, which is ${threeDigits(result.value)}.${dead} Each picture has a scale of its own.`;
  }

  override render() {
    const { run } = this;
    return html`<unit-picker
        .output=${run.output}
        .unit=${run.picked}
        .classes=${run.result?.classes ?? []}
        @layer-change=${this.showLayer}
        @unit-pick=${this.pick}
      ></unit-picker>
      ${this.renderChoices()}
      <p class="sentence" role="status">${this.sentence()}</p>
      <div role="alert">${run.problem ? html`<p class="wrong">${run.problem}</p>` : nothing}</div>
      <div class="pictures">${RULES.map((each) => this.renderPicture(each))}</div>`;
  }
}

/** A number inside, in words: counted from 1. */
function nameOf({ layer, channel, row, column }: PlacedUnit): string {
  return `${layer}, channel ${channel + 1}, row ${row + 1}, column ${column + 1}`;
}

import { css, html, LitElement, nothing } from 'lit';
import { sharedEngine } from '../../runner/engine/index.ts';
import { sharedPixels } from '../../runner/pixels/index.ts';
import type { ChartLine } from '../line-chart/index.ts';
import { networkName } from '../network-choice/index.ts';
import { controls, percent, SightWatch, threeDigits } from '../scale/index.ts';
import { CLASS_NAMES, localNote, subject } from '../subject/index.ts';
import { type KnobSources, KnobWatch, type Sweep } from './knob-watch.ts';
import { KNOBS, type KnobName } from './knobs.ts';

const SIDE = 160;

/**
 * A drawn thing with six knobs, one for each difficulty of seeing, and what a trained network makes of it.
 *
 * The network is the one in use on the page, and another can be chosen here. The mean difference from the untouched picture is set
 * beside that between the untouched picture and one of another class.
 */
export class SceneKnobs extends LitElement {
  static override styles = [
    controls,
    css`
      .player {
        display: grid;
        gap: 1rem;
      }
      .seen {
        display: flex;
        flex-wrap: wrap;
        gap: 1rem 1.75rem;
        align-items: flex-start;
      }
      figure {
        margin: 0;
      }
      .name {
        margin: 0 0 0.35rem;
        font-size: var(--size-1, 0.8125rem);
        font-weight: 600;
      }
      .says {
        flex: 1 1 13rem;
        max-inline-size: 20rem;
      }
      .knobs {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 19rem), 1fr));
        gap: 0.25rem 2rem;
      }
      .knobs label {
        display: grid;
        grid-template-columns: 9.5rem 1fr 2.75rem;
        gap: 0.6rem;
        align-items: center;
        min-height: 32px;
      }
      .knobs input {
        min-inline-size: 4rem;
        margin: 0;
      }
      .charts {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr));
        gap: 1rem 2rem;
      }
      .status {
        min-height: 3em;
        margin: 0;
      }
    `,
  ];

  /** Where pictures and probabilities come from; a test gives pretended ones before it is on a page. */
  sources: KnobSources = {
    pixels: sharedPixels,
    engine: sharedEngine,
    store: () => subject,
  };

  readonly watch = new KnobWatch(this, {
    pixels: () => this.sources.pixels(),
    engine: () => this.sources.engine(),
    store: () => this.sources.store(),
  });
  private readonly sight = new SightWatch(this);

  override updated(): void {
    // Nothing is loaded for a figure that nobody has come to.
    if (this.sight.inSight) this.watch.begin();
  }

  override render() {
    const { watch } = this;
    return html`<div class="player" role="group" aria-label="Six difficulties of seeing">
      ${this.renderSeen()}
      <p class="status" role="status" aria-live="polite">${this.status()}</p>
      ${watch.problem ? html`<p class="wrong" role="alert">${watch.problem}</p>` : nothing}
      ${this.renderKnobs()} ${this.renderThing()}
      ${watch.sweep ? this.renderSweep(watch.sweep) : nothing}
    </div>`;
  }

  private renderSeen() {
    const { label, untouched, picture, look, network } = this.watch;
    const name = CLASS_NAMES[label];
    return html`<div class="seen">
      <figure>
        <p class="name">Untouched</p>
        <pixel-image
          .picture=${untouched}
          side=${SIDE}
          label="${name}, all knobs at 0"
        ></pixel-image>
      </figure>
      <figure>
        <p class="name">With your knobs</p>
        <pixel-image .picture=${picture} side=${SIDE} label="${name} with your knobs"></pixel-image>
      </figure>
      <div class="says">
        <network-choice
          .network=${network}
          @network-pick=${(event: CustomEvent) => this.watch.choose(event.detail.network)}
          @network-file=${(event: CustomEvent) => this.watch.takeFile(event.detail.file)}
        ></network-choice>
        ${
          look
            ? html`<class-bars
                .classes=${look.classes}
                .probabilities=${look.probabilities}
                .label=${label}
                .top=${5}
              ></class-bars>`
            : network && !this.watch.problem
              ? html`<p class="soft">Loading the network …</p>`
              : nothing
        }
      </div>
    </div>`;
  }

  /** The two numbers that do not go together: how much has changed, and how sure the network is. */
  private status() {
    const { difference, stranger, look, label, sureness } = this.watch;
    if (difference === null) return 'Drawing …';
    const name = CLASS_NAMES[label];
    const other = stranger
      ? html` The untouched ${CLASS_NAMES[stranger.label]} differs from the untouched ${name} by
        ${threeDigits(stranger.difference)}.`
      : nothing;
    const given = sureness === null ? 'has no answer for it' : `gives the ${name} ${percent(sureness)}`; // prettier-ignore
    const sure = look ? html` The network ${given}.` : nothing;
    return html`Each number has changed by <b>${threeDigits(difference)}</b> of 255 on
      average.${other}${sure}`;
  }

  private renderKnobs() {
    const { watch } = this;
    const value = (event: Event) => (event.target as HTMLInputElement).valueAsNumber;
    return html`<div class="knobs">
      ${KNOBS.map(
        ({ name, says }) =>
          html`<label>
            <span>${says}</span>
            <input
              type="range"
              min="0"
              max="1"
              step="0.02"
              .value=${String(watch.knobs[name])}
              @input=${(event: Event) => watch.turn(name, value(event))}
              @change=${() => this.trace(name)}
            />
            <span>${watch.knobs[name].toFixed(2)}</span>
          </label>`,
      )}
    </div>`;
  }

  /** Draws the way of a knob that was let go; one that is there already stays. */
  private trace(knob: KnobName): void {
    void this.watch.sweepOf(knob);
  }

  private renderThing() {
    const { watch } = this;
    return html`<div class="row">
      <label>
        Thing
        <select
          @change=${(event: Event) => watch.another(Number((event.target as HTMLSelectElement).value), watch.seed)}
        >
          ${CLASS_NAMES.map((name, i) => html`<option value=${i} .selected=${i === watch.label}>${name}</option>`)}
        </select>
      </label>
      <button @click=${() => watch.another(watch.label, watch.seed + 1)}>Another one</button>
      <button @click=${() => watch.reset()}>All knobs to 0</button>
    </div>`;
  }

  private get networkName(): string {
    const { network } = this.watch;
    return network ? networkName(network, localNote.read()) : '';
  }

  private renderSweep(sweep: Sweep) {
    const says = KNOBS.find(({ name }) => name === sweep.knob)?.says.toLowerCase() ?? '';
    const { label, stranger } = this.watch;
    const line = (name: string, y: readonly number[]): ChartLine[] => [
      { name, look: 'main', tone: '--ink', x: sweep.at, y },
    ];
    return html`<div class="charts">
      ${
        sweep.probabilities.length > 0
          ? html`<line-chart
              label="Probability of ${CLASS_NAMES[label]}"
              x-label=${says}
              .lines=${line(this.networkName, sweep.probabilities)}
              .span=${[0, 1]}
            ></line-chart>`
          : nothing
      }
      <line-chart
        label="Difference from the untouched picture"
        unit="of 255"
        x-label=${says}
        .lines=${line('mean a number', sweep.differences)}
        .reference=${stranger ? { value: stranger.difference, name: `to the ${CLASS_NAMES[stranger.label]}` } : null}
      ></line-chart>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'scene-knobs': SceneKnobs;
  }
}

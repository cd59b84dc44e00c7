import { html, LitElement, nothing } from 'lit';
import { type Metric, type Neighbourhood, sharedPixels } from '../../runner/pixels/index.ts';
import { controls, count, exact, percent, rightText, threeDigits } from '../scale/index.ts';
import { drawDistances } from './draw-distance.ts';
import { METRICS, NeighbourSearch, type NeighbourWorker, SETS, VOTES } from './neighbour-search.ts';
import { neighbourStyles } from './neighbour-styles.ts';

const SHOWN = 6;
const MOST_SHIFT = 8;

/**
 * A classifier that remembers images and answers with the label of the nearest: live, measured, and made to fail.
 *
 * The image that is asked about can be moved by some pixels. All of it is computed in a worker of its
 * own, without a network, and only once it is asked for.
 */
export class NearestNeighbours extends LitElement {
  static override styles = [controls, neighbourStyles];

  static override properties = {
    pair: { state: true },
  };

  /** Which of the neighbours the formulas compare the image with, from 0. */
  declare private pair: number;

  /** Gives the worker; a test gives a pretended one before it begins. */
  worker: () => NeighbourWorker = sharedPixels;

  readonly search = new NeighbourSearch(this, () => this.worker());

  constructor() {
    super();
    this.pair = 0;
  }

  override render() {
    const { sets, found, problem } = this.search;
    return html`<div class="player" role="group" aria-label="A nearest-neighbour classifier">
      ${sets && found ? this.renderAsked(sets.classes, found) : this.renderEmpty()}
      ${this.renderTask()} ${problem ? html`<p class="wrong" role="alert">${problem}</p>` : nothing}
      ${sets && found ? this.renderMeasures() : nothing}
    </div>`;
  }

  private renderEmpty() {
    const { train, validation, test } = SETS;
    return html`<p class="empty">
        ${count(train)} images to remember, ${count(validation)} to choose settings with,
        ${count(test)} to measure on. They are drawn in your browser.
      </p>
      ${this.search.task ? nothing : html`<div><button class="main" @click=${() => void this.search.begin()}>Draw the images</button></div>`}`;
  }

  private renderTask() {
    const { task } = this.search;
    if (!task) return nothing;
    const { text, done, total } = task;
    return html`<div class="row">
      <progress max=${total || 1} .value=${done} aria-label=${text}></progress>
      <span role="status">${text}${total > 0 ? `: ${count(done)} of ${count(total)}` : ' …'}</span>
      <button @click=${() => this.search.stop()}>Stop</button>
    </div>`;
  }

  private renderAsked(classes: readonly string[], found: Neighbourhood) {
    const { search } = this;
    const { image, label, nearest } = found;
    const step = (by: number) =>
      search.set({ index: (search.index + by + SETS.validation) % SETS.validation });
    return html`<div class="asked">
        <div>
          <p class="name">Asked about</p>
          <image-grid
            .values=${image.bytes}
            .shape=${image.shape}
            .labels=${[classes[label]]}
          ></image-grid>
          <div class="row">
            <button @click=${() => step(-1)}>Image before</button>
            <button @click=${() => step(1)}>Next image</button>
          </div>
        </div>
        <div class="near">
          <p class="name">Nearest of ${count(SETS.train)}, by ${search.metric}</p>
          <image-grid
            .values=${joined(nearest.slice(0, SHOWN).map(({ bytes }) => bytes))}
            .shape=${image.shape}
            .labels=${nearest.slice(0, SHOWN).map((each) => `${classes[each.label]}${each.label === label ? ' ✓' : ''} ${threeDigits(each.distance)}`)}
          ></image-grid>
        </div>
      </div>
      ${this.renderSettings()}
      <p class="answer" role="status" aria-live="polite">${this.answer(classes, found)}</p>
      ${this.renderDistances(classes, found)}`;
  }

  /** What is added up for one pair, over all their numbers. */
  private renderDistances(classes: readonly string[], { image, nearest }: Neighbourhood) {
    return html`<div class="sums" role="group" aria-label="How a distance is added up">
      <label>
        <span class="input">The image</span> beside
        <span class="weights">the remembered</span>
        <select
          @change=${(event: Event) => (this.pair = Number((event.target as HTMLSelectElement).value))}
        >
          ${nearest.slice(0, SHOWN).map(({ label }, i) => html`<option value=${i} .selected=${i === this.pair}>${i + 1}: ${classes[label]}</option>`)}
        </select>
      </label>
      ${drawDistances(image.bytes, nearest[this.pair].bytes)}
    </div>`;
  }

  private renderSettings() {
    const { search } = this;
    return html`<div class="row settings">
      ${METRICS.map(
        (metric) =>
          html`<label>
            <input
              type="radio"
              name="metric"
              .checked=${metric === search.metric}
              @change=${() => search.set({ metric })}
            />
            ${metric}
          </label>`,
      )}
      <label>
        Neighbours that vote
        <select
          @change=${(event: Event) => search.set({ votes: Number((event.target as HTMLSelectElement).value) })}
        >
          ${VOTES.map((votes) => html`<option value=${votes} .selected=${votes === search.votes}>${votes}</option>`)}
        </select>
      </label>
      <label>
        Move it right by
        <input
          type="range"
          min="0"
          max=${MOST_SHIFT}
          .value=${String(search.shift)}
          aria-valuetext="${search.shift} pixels"
          @input=${(event: Event) => search.set({ shift: (event.target as HTMLInputElement).valueAsNumber })}
        />
        <span class="shift">${search.shift} px</span>
      </label>
      <label>
        Light
        <input
          type="range"
          min="0.3"
          max="1"
          step="0.05"
          .value=${String(search.light)}
          aria-valuetext=${percent(search.light)}
          @input=${(event: Event) => search.set({ light: (event.target as HTMLInputElement).valueAsNumber })}
        />
        <span class="shift">${Math.round(search.light * 100)} %</span>
      </label>
    </div>`;
  }

  /** What the neighbours say, and how far the move took the image. */
  private answer(classes: readonly string[], found: Neighbourhood) {
    const { label, nearest, changed, stranger } = found;
    const voters = nearest.slice(0, this.search.votes).map((each) => each.label);
    const named = winner(voters);
    const verdict = named === label ? 'That is right.' : `It is ${withArticle(classes[label])}.`;
    const who = voters.length === 1 ? 'The nearest image says' : `The nearest ${voters.length} images say`; // prettier-ignore
    const far =
      changed > 0
        ? html` Changed, it is <span title=${exact(changed)}>${threeDigits(changed)}</span> from
            itself. The nearest image of another class, ${withArticle(classes[stranger.label])}, is
            at <span title=${exact(stranger.distance)}>${threeDigits(stranger.distance)}</span>.`
        : nothing;
    return html`${who} <b>${classes[named]}</b>. ${verdict}${far}`;
  }

  private renderMeasures() {
    const { search } = this;
    const busy = search.task !== null;
    return html`<section>
      <h3>How good is it?</h3>
      <div class="row">
        <button ?disabled=${busy} @click=${() => void search.measure()}>
          Try every setting on ${SETS.validation} validation images
        </button>
      </div>
      ${search.scores.length > 0 ? this.renderTable() : nothing}
      <div class="row">
        <button ?disabled=${busy || search.scores.length === 0} @click=${() => void search.test()}>
          Measure ${search.metric} with ${search.votes} on ${SETS.test} test images
        </button>
      </div>
      <p role="status" class="tested">${this.tested()}</p>
    </section>`;
  }

  private tested(): string {
    const { tested } = this.search;
    if (!tested) return '';
    const { metric, votes, right, count: total } = tested;
    return `${metric} with ${votes}: ${rightText(right, total, 'test image')} Guessing: 10 %.`;
  }

  private renderTable() {
    const { scores } = this.search;
    const most = Math.max(...scores.map(({ right }) => right));
    const cell = (metric: Metric, votes: number) => {
      const score = scores.find((each) => each.metric === metric && each.votes === votes);
      if (!score) return html`<td></td>`;
      return html`<td
        class=${score.right === most ? 'most' : ''}
        title="${score.right} of ${score.count}"
      >
        ${((100 * score.right) / score.count).toFixed(1)}
      </td>`;
    };
    return html`<table>
      <caption>
        Right on ${SETS.validation} validation images; with so few, a difference below 10 % may be
        chance
      </caption>
      <thead>
        <tr>
          <th scope="col">votes</th>
          ${VOTES.map((votes) => html`<th scope="col">${votes}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${METRICS.map(
          (metric) =>
            html`<tr>
              <th scope="row">${metric}</th>
              ${VOTES.map((votes) => cell(metric, votes))}
            </tr>`,
        )}
      </tbody>
    </table>`;
  }
}

/** As the worker counts: the most votes, and of equals the one whose first voter is nearest. */
function winner(labels: readonly number[]): number {
  const votes = (label: number) => labels.filter((each) => each === label).length;
  return labels.reduce((best, label) => (votes(label) > votes(best) ? label : best), labels[0]);
}

function withArticle(name: string): string {
  return `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}`;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

declare global {
  interface HTMLElementTagNameMap {
    'nearest-neighbours': NearestNeighbours;
  }
}

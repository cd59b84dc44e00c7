import { css, html, LitElement, nothing } from 'lit';
import { sharedEngine, type Engine, type ReluRule } from '../../runner/engine/index.ts';
import type { PlainTensor } from '../../cnn/tensor/plain-tensor.ts';
import { controls, threeDigits } from '../scale/index.ts';
import { subject, type SubjectSource } from '../subject/index.ts';
import { ForgettingRun } from './forgetting-run.ts';
import { smallPicture } from './small-picture.ts';

const RULES: readonly { readonly rule: ReluRule; readonly name: string; readonly tone: string }[] =
  [
    { rule: 'gradient', name: 'Backpropagation', tone: '--input' },
    { rule: 'deconvnet', name: 'Deconvnet', tone: '--weights' },
    { rule: 'guided', name: 'Guided backpropagation', tone: '--gradient' },
  ];

/**
 * Gives layer after layer of the network in use random weights, from the top, and shows what becomes of the picture of
 * each rule for ReLUs, with its rank correlation with the original.
 *
 * Network and image are those of the page's `<network-image-bar>`.
 */
export class RandomizationLab extends LitElement {
  static override styles = [
    controls,
    css`
      .rows {
        overflow-x: auto;
      }
      table {
        border-collapse: collapse;
        font-size: var(--size-1, 0.8125rem);
      }
      th,
      td {
        padding: 0.25rem 0.35rem;
        text-align: center;
        font-weight: 400;
        vertical-align: top;
      }
      th[scope='row'] {
        max-inline-size: 8rem;
        text-align: start;
        vertical-align: middle;
        font-weight: 600;
      }
      .number {
        display: block;
        font-variant-numeric: tabular-nums;
        line-height: 1.4;
      }
      line-chart {
        display: block;
        max-inline-size: 40rem;
        margin-block-start: 1rem;
      }
      .status {
        min-block-size: 2.25rem;
        margin-block: 0.5rem;
      }
      progress {
        inline-size: 8rem;
        accent-color: var(--ink, #222);
      }
      input {
        inline-size: 5rem;
      }
    `,
  ];

  static override properties = {
    seed: { type: Number },
  };

  /** Of the random weights; default 1. */
  declare seed: number;

  /** Give what the lab talks to; a test gives pretended ones before the element is put on a page. */
  store: SubjectSource = subject;
  engine: () => Pick<Engine, 'call'> = sharedEngine;

  private run: ForgettingRun | null = null;
  private stopListening: (() => void) | null = null;
  /** Painted once each. */
  private readonly painted = new WeakMap<PlainTensor, ReturnType<typeof smallPicture>>();

  constructor() {
    super();
    this.seed = 1;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.stopListening = this.store.listen(() => this.clear());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopListening?.();
    this.run?.stop();
  }

  /** What was shown is of another network or image. */
  private clear(): void {
    this.run?.stop();
    this.run = null;
    this.requestUpdate();
  }

  /** Begins at the top; a walk that is under way ends. */
  async start(): Promise<void> {
    const { network, image } = this.store.current;
    this.run?.stop();
    if (!network) return;
    const run = new ForgettingRun(network, image, this.seed, () => this.requestUpdate());
    this.run = run;
    this.requestUpdate();
    await run.start(this.engine());
  }

  private readonly setSeed = (event: Event) => {
    const { valueAsNumber } = event.target as HTMLInputElement;
    if (Number.isSafeInteger(valueAsNumber)) this.seed = valueAsNumber;
  };

  private status(): string {
    const { run } = this;
    if (!this.store.current.network) return 'There is no network yet: choose one above.';
    if (!run) return 'Nothing has been forgotten yet.';
    const so = `${run.done} of ${run.total} pictures`;
    if (run.state === 'running') return run.total === 0 ? 'Starting.' : `${so}.`;
    if (run.state === 'stopped') return `Stopped after ${so}. What is done stays.`;
    if (run.state === 'failed') return 'It did not come to its end.';
    return `All layers have forgotten. Followed back: the score of ${run.followed?.name ?? ''}.`;
  }

  private renderTransport() {
    const { run } = this;
    const running = run?.state === 'running';
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
              Forget, from the top
            </button>`
      }
      <label
        >Seed
        <input type="number" step="1" .value=${String(this.seed)} @change=${this.setSeed} />
      </label>
      ${
        running && run.total > 0
          ? html`<progress value=${run.done} max=${run.total} aria-label="pictures"></progress>`
          : nothing
      }
      <span role="status">${this.status()}</span>
    </div>`;
  }

  private renderCell(image: PlainTensor | undefined, number: string) {
    if (!image) return html`<td></td>`;
    const picture = this.painted.get(image) ?? smallPicture(image);
    this.painted.set(image, picture);
    return html`<td>
      <pixel-image .picture=${picture} side="96"></pixel-image>
      <span class="number">${number}</span>
    </td>`;
  }

  private renderRows(run: ForgettingRun) {
    const { layers } = run;
    return html`<div
      class="rows"
      tabindex="0"
      role="region"
      aria-label="Pictures by rule and layer"
    >
      <table>
        <thead>
          <tr>
            <th scope="col"><span class="hidden">Rule</span></th>
            <th scope="col">as trained</th>
            ${layers.map((layer, i) => html`<th scope="col">${i > 0 ? '+ ' : ''}${layer}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${RULES.map(
            ({ rule, name }) =>
              html`<tr>
                <th scope="row">${name}</th>
                ${this.renderCell(run.originals.get(rule)?.image, '')}
                ${layers.map((layer) => {
                  const step = run.stepOf(rule, layer);
                  return this.renderCell(step?.picture, step ? numberOf(step.correlation) : '');
                })}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  private renderChart(run: ForgettingRun) {
    void import('../line-chart/index.ts');
    const lines = RULES.map(({ rule, name, tone }) => {
      const steps = run.steps.filter((step) => step.rule === rule);
      const known = steps.filter(({ correlation }) => Number.isFinite(correlation));
      return {
        name,
        tone,
        look: 'main' as const,
        x: [0, ...known.map(({ index }) => index + 1)],
        y: [1, ...known.map(({ correlation }) => correlation)],
      };
    });
    return html`<line-chart
      label="Rank correlation with the picture as trained"
      x-label="layers that have forgotten"
      .lines=${lines}
      .shortest=${run.layers.length}
      .span=${[Math.min(0, ...lines.flatMap(({ y }) => y)), 1]}
    ></line-chart>`;
  }

  private finding(run: ForgettingRun): string {
    const last = run.layers.at(-1);
    if (run.state !== 'done' || !last) return '';
    const parts = RULES.map(({ rule, name }) => {
      const correlation = run.stepOf(rule, last)?.correlation ?? NaN;
      return `${name} ${numberOf(correlation)}`;
    });
    return `With all weights random, the rank correlation with the picture as trained is: ${parts.join(', ')}. This is one image, one class and one seed.`;
  }

  override render() {
    const { run } = this;
    return html`${this.renderTransport()}
      <div role="alert">
        ${run?.state === 'failed' ? html`<p class="wrong">${run.problem}</p>` : nothing}
      </div>
      ${run ? this.renderRows(run) : nothing}
      ${run && run.steps.length > 0 ? this.renderChart(run) : nothing}
      <p class="sentence" role="status">${run ? this.finding(run) : nothing}</p>`;
  }
}

function numberOf(correlation: number): string {
  return Number.isFinite(correlation) ? threeDigits(correlation) : 'empty picture';
}

import { css, html, LitElement, nothing } from 'lit';
import type { BackendName, BackendReport, EngineReport } from '../../runner/engine/protocol.ts';
import { controls, threeDigits } from '../scale/index.ts';

const NAMES: Record<BackendName, string> = {
  webgpu: 'the graphics card (WebGPU)',
  webgl: 'the graphics card (WebGL)',
  wasm: 'the processor (WebAssembly)',
  cpu: 'the processor (plain JavaScript)',
};

/** A backend that the reader asks for; null asks to measure again. */
export type BackendChooseEvent = CustomEvent<BackendName | null>;

/** Among how many threads the reader wants the work shared. */
export type WorkersChooseEvent = CustomEvent<number>;

/** What is known of what computes; without `workers` nothing is said of them. */
type Report = BackendReport & Partial<Pick<EngineReport, 'workers'>>;

/** Backends whose work can be shared among threads. */
const SHARED: ReadonlySet<BackendName> = new Set(['wasm', 'cpu']);

/** What a reader can choose from. */
const WORKERS = [1, 2, 3, 4, 6, 8];

declare global {
  interface HTMLElementEventMap {
    'backend-choose': BackendChooseEvent;
    'workers-choose': WorkersChooseEvent;
  }
}

function shared({ workers }: Report): string {
  return workers === undefined || workers === 1 ? '' : `, by ${workers} workers`;
}

/**
 * What computes, why it was chosen, and how the others did.
 *
 * @fires backend-choose - the reader wants another one, or all measured again.
 * @fires workers-choose - the reader wants the work shared among so many threads.
 */
export class BackendNote extends LitElement {
  static override styles = [
    controls,
    css`
      summary {
        min-height: 24px;
        cursor: pointer;
      }
      .scroll {
        overflow-x: auto;
      }
      table {
        border-collapse: collapse;
      }
      th,
      td {
        padding: 0.15rem 1rem 0.15rem 0;
        text-align: start;
        font-weight: 400;
        vertical-align: top;
      }
      .choice {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
        margin: 0.5rem 0;
      }
      thead th {
        color: var(--ink-soft, #555);
      }
    `,
  ];

  static override properties = {
    report: { attribute: false },
    busy: { type: Boolean },
  };

  /** The choice; null before there is one. */
  declare report: Report | null;
  /** While another one is being started. */
  declare busy: boolean;

  constructor() {
    super();
    this.report = null;
    this.busy = false;
  }

  private renderTrials(report: Report) {
    return html`<div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">backend</th>
            <th scope="col">one step, ms</th>
            <th scope="col">largest difference from cpu</th>
            <th scope="col">verdict</th>
          </tr>
        </thead>
        <tbody>
          ${report.trials.map(
            ({ backend, milliseconds, bound, difference, refusal }) =>
              html`<tr>
                <th scope="row">${backend}</th>
                <td>${timeOf(milliseconds, bound, backend === report.backend)}</td>
                <td>${difference === null ? '–' : threeDigits(difference)}</td>
                <td>${refusal ?? (backend === report.backend ? 'chosen' : 'works')}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  private renderChoice({ backend, workers }: Report) {
    const others = (Object.keys(NAMES) as BackendName[]).filter((name) => name !== backend);
    return html`<p class="choice">
      ${others.map(
        (name) =>
          html`<button type="button" ?disabled=${this.busy} @click=${() => this.choose(name)}>
            Compute on ${NAMES[name]}
          </button> `,
      )}
      <button type="button" ?disabled=${this.busy} @click=${() => this.choose(null)}>
        Measure again
      </button>
      ${workers !== undefined && SHARED.has(backend) ? this.renderWorkers(workers) : nothing}
    </p>`;
  }

  private renderWorkers(workers: number) {
    const choice = [...new Set([...WORKERS, workers])].sort((a, b) => a - b);
    return html`<label>
      Workers that share each batch
      <select ?disabled=${this.busy} @change=${this.chooseWorkers}>
        ${choice.map((count) => html`<option .selected=${count === workers}>${count}</option>`)}
      </select>
    </label>`;
  }

  private chooseWorkers({ target }: Event): void {
    const detail = Number((target as HTMLSelectElement).value);
    this.dispatchEvent(new CustomEvent('workers-choose', { detail }));
  }

  private choose(detail: BackendName | null): void {
    this.dispatchEvent(new CustomEvent('backend-choose', { detail }));
  }

  override render() {
    const { report } = this;
    if (!report) {
      return html`<p class="soft small">
        Graphics card or processor: the page tries one training step on each and takes the fastest
        that computes right.
      </p>`;
    }
    return html`<details class="small">
      <summary>Computed on ${NAMES[report.backend]}${shared(report)}. ${report.reason}</summary>
      ${report.trials.length > 0 ? this.renderTrials(report) : nothing} ${this.renderChoice(report)}
    </details>`;
  }
}

/** A trial's time, and on which side of it the truth lies where that is known. */
function timeOf(
  milliseconds: number | null,
  bound: 'more than' | 'at most' | undefined,
  chosen: boolean,
): string {
  if (milliseconds === null) return '–';
  // Plain JavaScript is what the others are held to; judged by a few small images, its bound tells little.
  if (bound === 'at most' && !chosen) return 'not timed';
  return `${bound ? `${bound} ` : ''}${threeDigits(milliseconds)}`;
}

import { html, nothing, type TemplateResult } from 'lit';

/** What the toolbar of a cell shows, and what its buttons do. */
export interface CellToolbar {
  readonly busy: boolean;
  /** Whether the lesson has other cells. */
  readonly hasOthers: boolean;
  readonly hasNext: boolean;
  /** The seed of the lesson's kernel. */
  readonly seed: number;
  run(): void;
  runOn(): void;
  runTo(): void;
  runAll(): void;
  stop(): void;
  reset(): void;
  restart(): void;
  reseed(seed: number): void;
  /** What was typed is no seed. */
  refuseSeed(): void;
}

const RUN = 'Ctrl+Enter (on a Mac Command+Enter)';
const RUN_ON = 'Shift+Enter: runs the cell and goes on to the next';
const RUN_TO =
  'Runs the cells that this one depends on, as far as they are out of date, and then this one';
const RUN_ALL = 'Clears everything and runs all cells of the lesson from the top';
const RESTART = 'Clears what the cells of the lesson have declared and shown; their code stays';
const SEED =
  'What Math.random() begins from in all cells of this lesson: the same seed gives the same numbers';

/** The buttons of a cell; those that concern the whole lesson are quieter and come last. */
export function cellToolbar(bar: CellToolbar): TemplateResult {
  const { busy } = bar;
  return html`
    <button
      class="main"
      ?disabled=${busy}
      title=${RUN}
      aria-describedby="fresh"
      @click=${() => bar.run()}
    >
      Run
    </button>
    ${
      bar.hasNext
        ? html`<button ?disabled=${busy} title=${RUN_ON} @click=${() => bar.runOn()}>
            Run and go on
          </button>`
        : nothing
    }
    <button ?disabled=${!busy} @click=${() => bar.stop()}>Stop</button>
    <button ?disabled=${busy} title="The code as the lesson brought it" @click=${() => bar.reset()}>
      Reset
    </button>
    ${
      bar.hasOthers
        ? html`<button class="quiet" ?disabled=${busy} title=${RUN_TO} @click=${() => bar.runTo()}>
              Run to here
            </button>
            <button class="quiet" ?disabled=${busy} title=${RUN_ALL} @click=${() => bar.runAll()}>
              Run all
            </button>`
        : nothing
    }
    <button class="quiet" title=${RESTART} @click=${() => bar.restart()}>Restart</button>
    ${seedField(bar)}
  `;
}

function seedField(bar: CellToolbar): TemplateResult {
  const typed = (event: Event): number | null => {
    const { value, valueAsNumber } = event.target as HTMLInputElement;
    const isSeed = value !== '' && Number.isSafeInteger(valueAsNumber) && valueAsNumber >= 0;
    return isSeed ? valueAsNumber : null;
  };
  const input = (event: Event): void => {
    const seed = typed(event);
    if (seed !== null) bar.reseed(seed);
  };
  const change = (event: Event): void => {
    if (typed(event) !== null) return;
    (event.target as HTMLInputElement).value = String(bar.seed);
    bar.refuseSeed();
  };
  return html`<label class="seed" title=${SEED}
    >seed
    <input
      type="number"
      min="0"
      step="1"
      ?disabled=${bar.busy}
      .value=${String(bar.seed)}
      @input=${input}
      @change=${change}
  /></label>`;
}

import { html, nothing } from 'lit';
import type { RunState } from './attack-run.ts';

/** What a transport shows of a run; null before the first. */
interface Shown {
  readonly state: RunState;
  readonly done: number;
  readonly total: number;
  readonly problem: string;
  stop(): void;
}

/** Start or stop, how far it is, and what went wrong. */
export function transport(
  run: Shown | null,
  words: { readonly start: string; readonly unit: string; readonly status: string },
  start: (() => void) | null,
) {
  const running = run?.state === 'running';
  return html`<div class="row status">
      ${
        running
          ? html`<button class="main" type="button" @click=${() => run.stop()}>Stop</button>`
          : html`<button class="main" type="button" ?disabled=${!start} @click=${start}>
              ${words.start}
            </button>`
      }
      ${
        running && run.total > 0
          ? html`<progress value=${run.done} max=${run.total} aria-label=${words.unit}></progress>`
          : nothing
      }
      <span role="status"
        >${start ? words.status : 'There is no network yet: choose one above.'}</span
      >
    </div>
    <div role="alert">
      ${run?.state === 'failed' ? html`<p class="wrong">${run.problem}</p>` : nothing}
    </div>`;
}

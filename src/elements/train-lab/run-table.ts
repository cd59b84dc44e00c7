import { html, nothing } from 'lit';
import type { NetworkReport, TrainSettings } from '../../runner/engine/protocol.ts';
import { count, exact, percent, threeDigits } from '../scale/index.ts';
import { type RunHistory, WINDOW } from './run-history.ts';

/** With what a run was made, and what came of it on images it has not seen. */
export interface RunFacts {
  readonly parameters: number;
  /** The settings it had last. */
  readonly settings: TrainSettings;
  /** Share of the test images that it got right, 0..1; null where they were not run. */
  readonly tested: number | null;
}

/** A run in the chart, and the facts about it. */
export interface ComparedRun {
  readonly history: RunHistory;
  readonly facts: RunFacts;
}

/** What a lab knows of its runs. */
interface Lab {
  readonly network: Pick<NetworkReport, 'parameters'> | null;
  readonly settings: TrainSettings;
  readonly evaluation: { readonly accuracy: number } | null;
  readonly history: RunHistory;
  readonly earlier: readonly ComparedRun[];
}

/** The run that goes on, once it has begun, and those before it. */
export function comparedRuns({ network, settings, evaluation, history, earlier }: Lab) {
  if (!network || !history.last) return earlier;
  const tested = evaluation?.accuracy ?? null;
  return [{ history, facts: { parameters: network.parameters, settings, tested } }, ...earlier];
}

/** The settings in one line: `sgd, rate 0.01, momentum 0.9, batch 32`. */
export function settingsText(settings: TrainSettings): string {
  const { optimizer, learningRate, momentum, batchSize, weightDecay } = settings;
  const parts = [`${optimizer}, rate ${exact(learningRate)}`];
  if (optimizer === 'sgd') parts.push(`momentum ${exact(momentum)}`);
  parts.push(`batch ${batchSize}`);
  if (weightDecay > 0) parts.push(`decay ${exact(weightDecay)}`);
  return parts.join(', ');
}

/** Runs side by side, this one first; a sentence where there is none to compare with. */
function runTable(runs: readonly ComparedRun[]) {
  if (runs.length < 2) {
    return html`<p class="empty">
      Start afresh, or apply another network: the run before stays in the charts, and comes here
      with its settings.
    </p>`;
  }
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Runs">
    <table class="runs">
      <thead>
        <tr>
          <th scope="col">run</th>
          <th scope="col">trained with</th>
          <th scope="col">parameters</th>
          <th scope="col">steps</th>
          <th scope="col">loss, mean of ${WINDOW}</th>
          <th scope="col">accuracy, mean of ${WINDOW}</th>
          <th scope="col">test images</th>
        </tr>
      </thead>
      <tbody>
        ${runs.map((run, index) => renderRun(run, index))}
      </tbody>
    </table>
  </div>`;
}

const NAMES = ['this run', 'run before', 'run before that'];

function renderRun({ history, facts }: ComparedRun, index: number) {
  const { last, loss, accuracy } = history;
  const [meanLoss, meanAccuracy] = [loss, accuracy].map(({ mean }) => mean.at(-1));
  return html`<tr>
    <th scope="row">${NAMES[index]}</th>
    <td class="words">${settingsText(facts.settings)}</td>
    <td>${count(facts.parameters)}</td>
    <td>${count(last?.step ?? 0)}</td>
    <td>${meanLoss === undefined ? '–' : threeDigits(meanLoss)}</td>
    <td>${meanAccuracy === undefined ? '–' : percent(meanAccuracy)}</td>
    <td>
      ${facts.tested === null ? html`<span class="soft">not run</span>` : percent(facts.tested)}
    </td>
  </tr>`;
}

/** The table, or nothing before there is a run. */
export function runSection(runs: readonly ComparedRun[]) {
  if (runs.length === 0) return nothing;
  return html`<section>
    <h3>Runs compared</h3>
    ${runTable(runs)}
  </section>`;
}

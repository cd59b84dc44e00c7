import { css, html, LitElement, nothing } from 'lit';
import { trialEngine } from '../../runner/engine/index.ts';
import type { ChartLine } from '../line-chart/index.ts';
import { controls, count, rightText, WidthWatch } from '../scale/index.ts';
import { type Mark, TemplateRun, type TrialEngine } from './template-run.ts';
import { SCENES, TRIALS } from './trials.ts';

/**
 * A linear classifier that learns on drawn scenes, with its ten templates and its accuracy on scenes it never saw.
 *
 * A network with one hidden layer can be trained in its place. It computes only once it is started, in
 * an engine of its own, so a run of the training lab is left alone.
 */
export class TemplateLab extends LitElement {
  static override styles = [
    controls,
    css`
      .lab {
        display: grid;
        gap: 0.85rem;
      }
      .status {
        min-height: 3em;
        margin: 0;
      }
      .empty {
        padding: 3rem 1rem;
        background: var(--panel, #f3f3f3);
        text-align: center;
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 0.75rem;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li span {
        display: block;
      }
      .many {
        gap: 0.4rem;
        max-block-size: 24rem;
        overflow-y: auto;
      }
    `,
  ];

  /** Gives an engine; a test gives a pretended one before it starts. */
  engine: () => TrialEngine = trialEngine;

  readonly run = new TemplateRun(
    this,
    () => this.engine(),
    () => performance.now(),
  );

  private readonly room = new WidthWatch(this);

  override render() {
    const { run } = this;
    const busy = run.state === 'preparing' || run.state === 'training';
    return html`<div class="lab" role="group" aria-label="A classifier that learns">
      <div class="choice" role="radiogroup" aria-label="Network">
        ${TRIALS.map(
          (trial) =>
            html`<label>
              <input
                type="radio"
                name="trial"
                .checked=${trial === run.trial}
                @change=${() => run.choose(trial)}
              />
              ${trial.name}
            </label>`,
        )}
      </div>
      ${this.renderTemplates()}
      <div class="row">
        <button class="main" @click=${() => void (busy ? run.pause() : run.start())}>
          ${busy ? 'Stop' : run.state === 'paused' ? 'Go on' : 'Train'}
        </button>
        <p class="status" role="status">${this.status()}</p>
      </div>
      ${run.problem ? html`<p class="wrong" role="alert">${run.problem}</p>` : nothing}
      ${run.marks.length > 0 ? this.renderChart() : nothing}
    </div>`;
  }

  private renderTemplates() {
    const { templates, trial, classes } = this.run;
    if (!templates) {
      return html`<p class="empty">
        The templates appear here. Training draws ${count(SCENES.train + SCENES.test)} scenes in
        your browser first.
      </p>`;
    }
    const named = trial.unit === 'class';
    const side = named && this.room.width >= 700 ? 128 : named ? 96 : 64;
    return html`<ul
      class=${named ? '' : 'many'}
      tabindex=${named ? nothing : 0}
      aria-label="Templates"
    >
      ${templates.map((picture, i) => {
        const name = named ? classes[i] : `hidden unit ${i + 1}`;
        return html`<li>
          <pixel-image .picture=${picture} side=${side} label="template of ${name}"></pixel-image>
          ${named ? html`<span class="small">${name}</span>` : nothing}
        </li>`;
      })}
    </ul>`;
  }

  private status(): string {
    const { state, doing, step, imagesPerSecond, evaluation } = this.run;
    if (state === 'preparing') return `${doing} …`;
    if (!evaluation) return '';
    const seen = `After ${count(step)} steps of 32 images: `;
    const speed = state === 'training' ? ` ${count(Math.round(imagesPerSecond))} images a second.` : ''; // prettier-ignore
    const right = Math.round(evaluation.accuracy * evaluation.count);
    return `${seen}${rightText(right, evaluation.count, 'test image')}${speed}`;
  }

  private renderChart() {
    const { trial, marks, earlier } = this.run;
    const lines: ChartLine[] = [
      line(trial.short, marks, 'main'),
      ...earlier.map((each) => line(each.trial.short, each.marks, 'earlier')),
    ];
    return html`<line-chart
      label="Right on test images"
      .lines=${lines}
      .span=${[0, 1]}
      .reference=${{ value: 0.1, name: 'guessing: 0.1' }}
    ></line-chart>`;
  }
}

function line(name: string, marks: readonly Mark[], look: ChartLine['look']): ChartLine {
  const tone = look === 'main' ? '--ink' : '--ink-soft';
  return { name, look, tone, x: marks.map(({ step }) => step), y: marks.map(({ value }) => value) };
}

declare global {
  interface HTMLElementTagNameMap {
    'template-lab': TemplateLab;
  }
}

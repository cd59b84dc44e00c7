import { html } from 'lit';
import type { ChartLine } from '../line-chart/index.ts';
import { curvesOf } from './curves.ts';
import type { TrainingController } from './training-controller.ts';

type Run = Pick<TrainingController, 'history' | 'earlier'>;

/** Loss and accuracy as charts; their lines are made anew only when there is something new to draw. */
export class RunCharts {
  private steps = -1;
  private earlier: Run['earlier'] = [];
  private loss: readonly ChartLine[] = [];
  private accuracy: readonly ChartLine[] = [];

  /** @param classes how many there are to guess among */
  render(run: Run, classes: number) {
    this.follow(run);
    return html`<div class="charts">
      <line-chart
        label="Loss"
        unit="nats"
        .lines=${this.loss}
        .reference=${{ value: Math.log(classes), name: `guessing: ${Math.log(classes).toFixed(3)}` }}
      ></line-chart>
      <line-chart
        label="Accuracy on the batch"
        unit="%"
        .lines=${this.accuracy}
        .span=${[0, 1]}
        .reference=${{ value: 1 / classes, name: `guessing: ${Math.round(100 / classes)} %` }}
      ></line-chart>
    </div>`;
  }

  private follow({ history, earlier }: Run): void {
    if (this.steps === history.steps.length && this.earlier === earlier) return;
    this.steps = history.steps.length;
    this.earlier = earlier;
    this.loss = curvesOf(history, earlier, 'loss');
    this.accuracy = curvesOf(history, earlier, 'accuracy');
  }
}

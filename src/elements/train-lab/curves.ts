import type { ChartLine } from '../line-chart/index.ts';
import { WINDOW, type RunHistory } from './run-history.ts';
import type { ComparedRun } from './run-table.ts';

/** Which quantity of a run. */
export type Quantity = 'loss' | 'accuracy';

/** The lines of a chart: each step faint, its mean strong, and the means of runs before, dashed. */
export function curvesOf(
  run: RunHistory,
  earlier: readonly ComparedRun[],
  quantity: Quantity,
): ChartLine[] {
  const x = run.steps;
  return [
    { name: 'each step', tone: '--ink', look: 'faint', x, y: run[quantity].raw },
    { name: `mean of ${WINDOW} steps`, tone: '--ink', look: 'main', x, y: run[quantity].mean },
    ...earlier.map(({ history: before }, i): ChartLine => ({
      name: i === 0 ? 'run before' : 'run before that',
      tone: i === 0 ? '--focus' : '--ink-soft',
      look: 'earlier',
      x: before.steps,
      y: before[quantity].mean,
    })),
  ];
}

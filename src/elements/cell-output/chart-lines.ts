import type { PointsOutput } from '../../runner/sandbox/index.ts';
import type { ChartLine } from '../line-chart/index.ts';

/** Colours of a chart's lines in their order; legend and readout say their names. */
const TONES = ['--ink', '--focus', '--positive', '--weights', '--ink-soft', '--gradient'];
/** How many points the mean of a chart that jumps about takes in. */
const WINDOW = 20;

/** The lines of a chart that a cell plotted. */
export function chartLines({ series, smooth }: PointsOutput): ChartLine[] {
  return series.flatMap(({ name, x, y }, i): ChartLine[] => {
    const line = { name, tone: TONES[i % TONES.length], look: 'main', x, y } as const;
    if (!smooth || y.length < WINDOW) return [line];
    return [
      { ...line, name: 'each step', look: 'faint' },
      { ...line, name: `mean of ${WINDOW} steps`, y: meanOf(y) },
    ];
  });
}

/** Lowest and highest value of the vertical axis; null where 0 can be its foot. */
export function chartSpan({ series }: PointsOutput): readonly [number, number] | null {
  let low = Infinity;
  let high = -Infinity;
  for (const { y } of series) {
    for (const value of y) {
      if (!Number.isFinite(value)) continue;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  if (!(low < 0)) return null;
  const room = (high - low || 1) * 0.08;
  return [low - room, Math.max(high, 0) + room];
}

/** The mean of each value and those before it in the window. */
function meanOf(values: readonly number[]): number[] {
  let sum = 0;
  return values.map((value, i) => {
    sum += value - (i >= WINDOW ? values[i - WINDOW] : 0);
    return sum / Math.min(i + 1, WINDOW);
  });
}

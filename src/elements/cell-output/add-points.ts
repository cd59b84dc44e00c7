import type { PointSeries, PointsOutput } from '../../runner/sandbox/index.ts';

/** A chart with points added to its lines; a line that is new comes last. */
export function addPoints(chart: PointsOutput, more: PointsOutput): PointsOutput {
  const names = new Set([...chart.series, ...more.series].map(({ name }) => name));
  const series = [...names].map((name): PointSeries => {
    const parts = [...chart.series, ...more.series].filter((one) => one.name === name);
    return { name, x: parts.flatMap(({ x }) => x), y: parts.flatMap(({ y }) => y) };
  });
  return { ...more, series };
}

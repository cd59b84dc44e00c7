import { InputError } from '../../../cnn/tensor/input-error.ts';
import type { ChartPoint } from './live-chart.ts';

/** How a chart is titled. */
export interface PlotOptions {
  /** Where on the horizontal axis the point is; one further than the last where left out. */
  readonly x?: number;
  /** Names the chart; plots of one title share a chart. */
  readonly title?: string;
  /** What the horizontal axis counts; `steps` where left out. */
  readonly xLabel?: string;
}

const EXPECTED = 'a number, a list of numbers, or an object of these such as { loss, accuracy }';
const ONE = 'value';

/**
 * What `plot` was given, as points.
 *
 * @throws InputError where it is nothing that can be plotted.
 */
export function plotPoints(first: unknown, second: unknown): readonly ChartPoint[] {
  if (typeof first === 'number' && typeof second === 'number') {
    return [{ name: ONE, x: first, y: second }];
  }
  const x = plotOptions(second).x ?? null;
  const one = pointsOf(ONE, first, x);
  if (one) return one;
  if (typeof first !== 'object' || first === null) throw new InputError('plot', EXPECTED, first);
  return Object.entries(first).flatMap(([name, value]) => {
    const points = pointsOf(name, value, x);
    if (!points) throw new InputError('plot', `${name} to be a number or a list of them`, value);
    return points;
  });
}

/** The options of a plot; none where it is called with two numbers. */
export function plotOptions(second: unknown): PlotOptions {
  if (second === undefined || typeof second === 'number') return {};
  if (typeof second !== 'object' || second === null) {
    throw new InputError('plot', 'options { x, title, xLabel }', second);
  }
  const { x } = second as PlotOptions;
  if (x !== undefined && !Number.isFinite(x)) throw new InputError('plot', 'x to be a number', x);
  return second;
}

function pointsOf(name: string, value: unknown, x: number | null): ChartPoint[] | null {
  if (typeof value === 'number') return [{ name, x, y: value }];
  const list = listOf(value);
  return list && Array.from(list, (y, i) => ({ name, x: (x ?? 1) + i, y: Number(y) }));
}

function listOf(value: unknown): ArrayLike<number> | null {
  if (Array.isArray(value)) return value.every((y) => typeof y === 'number') ? value : null;
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) return value as Float32Array;
  const { shape, dataSync, data } = (value ?? {}) as Record<string, unknown>;
  if (!Array.isArray(shape) || shape.length !== 1) return null;
  if (typeof dataSync === 'function') return dataSync.call(value) as Float32Array;
  return ArrayBuffer.isView(data) ? (data as Float32Array) : null;
}

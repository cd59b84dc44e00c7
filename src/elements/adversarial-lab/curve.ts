import { html } from 'lit';
import type { CurvePoint } from '../../runner/engine/index.ts';
import { greatest } from '../attack/index.ts';
import { CLASS_NAMES } from '../subject/index.ts';
import type { Way } from './settings.ts';

/** What the network says against the bound: the image's own class, and the one to go to. */
export function curveChart(
  points: readonly CurvePoint[],
  target: number | null,
  way: Way,
  classes: readonly string[] = CLASS_NAMES,
) {
  const [first] = points;
  if (!first) return html``;
  const { label } = first;
  const x = points.map(({ epsilon }) => Math.round(255 * epsilon));
  const line = (name: string, tone: string, of: (p: CurvePoint) => number) => ({
    name,
    tone,
    look: 'main' as const,
    x,
    y: points.map(of),
  });
  const lines = [
    line(classes[label], '--ink', ({ probabilities }) => probabilities[label]),
    target === null
      ? line('the strongest other class', '--output', ({ probabilities }) =>
          other(probabilities, label),
        )
      : line(classes[target], '--output', ({ probabilities }) => probabilities[target]),
  ];
  return html`<line-chart
    label="Probability"
    unit="%"
    x-label=${way === 'l2' ? '8-bit steps of length' : '8-bit steps'}
    .lines=${lines}
    .span=${[0, 1]}
  ></line-chart>`;
}

function other(probabilities: Float32Array, label: number): number {
  const others = probabilities.slice();
  others[label] = -1;
  return others[greatest(others)];
}

import { html } from 'lit';
import type { Metric } from '../../runner/pixels/index.ts';
import { exact, threeDigits } from '../scale/index.ts';
import { METRICS } from './neighbour-search.ts';

/** Terms that are written out. */
const WRITTEN = 3;

/** Both distances of an image from a remembered one, with their first terms: the formulas of the lesson. */
export function drawDistances(asked: Uint8Array, known: Uint8Array) {
  return METRICS.map((metric) => {
    const terms = Array.from({ length: WRITTEN }, (_, i) => drawTerm(metric, asked[i], known[i]));
    const written = html`${terms.map((term) => html`${term} + `)}…`;
    const sum = sumOfTerms(metric, asked, known);
    return metric === 'L1'
      ? html`<p role="math">L1 = ${written} = ${drawTotal(sum)}</p>`
      : html`<p role="math">
          L2 = √(${written}) = √${threeDigits(sum)} = ${drawTotal(Math.sqrt(sum))}
        </p>`;
  });
}

/** Over all numbers of two images, before a root is taken. */
function sumOfTerms(metric: Metric, asked: Uint8Array, known: Uint8Array): number {
  return asked.reduce((sum, value, i) => {
    const far = Math.abs(value - known[i]);
    return sum + (metric === 'L1' ? far : far ** 2);
  }, 0);
}

function drawTerm(metric: Metric, a: number, b: number) {
  const far = html`<span class="input">${a}</span> − <span class="weights">${b}</span>`;
  return metric === 'L1' ? html`|${far}|` : html`(${far})²`;
}

function drawTotal(value: number) {
  return html`<b class="output" title=${exact(value)}>${threeDigits(value)}</b>`;
}

import { html, type TemplateResult } from 'lit';
import { factor, sized } from '../../steps/index.ts';
import { exponentialColumn } from './score-links.ts';
import { type ScorePlace, SCORES } from './score-place.ts';
import { numberAt, type ScoreProblem } from './score-table.ts';
import type { ScoreView } from './score-view.ts';

/** Softmax of one class, p = e^s / Σ, with its numbers as far as they are in the table. */
export function drawShare(
  problem: ScoreProblem,
  view: ScoreView,
  onPoint: (place: ScorePlace | null) => void,
) {
  const { scores, classes, shift } = problem;
  const { row, columns, mark } = view;
  const exponentials = exponentialColumn(problem);
  const part = (place: ScorePlace, text: string, hue = '') =>
    html`<span
      class="part ${hue} ${mark(place) === 'pointed' ? 'pointed' : ''}"
      @pointerenter=${() => onPoint(place)}
      @pointerleave=${() => onPoint(null)}
      >${text}</span
    >`;
  const greatest = Math.max(...scores);
  const places = {
    score: { column: SCORES, row },
    greatest: { column: SCORES, row: scores.indexOf(greatest) },
    exponential: { column: exponentials, row },
    sum: { column: exponentials, row: 'foot' as const },
    share: { column: exponentials + 1, row },
  };
  const [exponential, sum, share] = [places.exponential, places.sum, places.share].map((place) => numberAt(columns, place)); // prettier-ignore
  const below = sum === null ? html`Σ` : part(places.sum, sized(sum));
  const own = part(places.score, sized(scores[row]), 'output');
  const minus = shift ? html` − ${part(places.greatest, factor(greatest), 'output')}` : '';
  return html`<p class="share">
    <span><var>p</var><sub>${classes[row]}</sub></span>
    ${drawFraction(html`<var>e</var><sup><var class="output">s</var>${shift ? html` − <span class="output">max</span>` : ''}</sup>`, html`Σ`)}
    ${drawFraction(html`<var>e</var><sup>${own}${minus}</sup>`, below)}
    ${exponential === null ? '' : drawFraction(part(places.exponential, sized(exponential)), below)}
    ${share === null ? '' : html`<span>= <b>${part(places.share, sized(share))}</b></span>`}
  </p>`;
}

function drawFraction(above: TemplateResult, below: TemplateResult) {
  return html`<span class="equals"
    >=<span class="fraction"
      ><span>${above}</span><span class="hidden"> / </span><span>${below}</span></span
    ></span
  >`;
}

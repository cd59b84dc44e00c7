import { html, nothing, type TemplateResult } from 'lit';
import type { CheckOutcome } from './check-in-sandbox.ts';

/** The most wrong cases that are spelled out. */
const MOST_WRONG = 3;

/** What a check says: all right, or the first cases that are wrong. */
export function verdictView(outcome: CheckOutcome): TemplateResult {
  switch (outcome.type) {
    case 'error':
      return html`<p class="wrong">Your code does not run yet: the error stands under it.</p>`;
    case 'stopped':
      return html`<p class="wrong">${outcome.message}</p>`;
    case 'verdict': {
      const { passed, message, results } = outcome.verdict;
      if (passed) return html`<p class="passed">✓ ${message}</p>`;
      const wrong = results.filter((result) => !result.passed);
      const more = wrong.length - MOST_WRONG;
      return html`<div class="wrong">
        <p>${message}</p>
        <ol>
          ${wrong.slice(0, MOST_WRONG).map((result) => html`<li>${result.message}</li>`)}
        </ol>
        ${more > 0 ? html`<p class="small soft">${more} more cases are wrong.</p>` : nothing}
      </div>`;
    }
  }
}

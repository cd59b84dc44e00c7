import { css, html, LitElement } from 'lit';
import { controls, exact, percent } from '../scale/index.ts';

/** One class with its probability. */
interface Guess {
  readonly label: number;
  readonly probability: number;
}

/** Class probabilities as bars, the most probable first; the true class is marked by a sign and bold type. */
export class ClassBars extends LitElement {
  static override styles = [
    controls,
    css`
      ol {
        margin: 0;
        padding: 0;
        list-style: none;
        font-size: var(--size-1, 0.8125rem);
        line-height: 1.35;
      }
      li {
        position: relative;
        display: flex;
        justify-content: space-between;
        gap: 0.5rem;
        padding: 1px 4px;
        margin-block-end: 2px;
        white-space: nowrap;
      }
      .bar {
        position: absolute;
        inset-block: 0;
        inset-inline-start: 0;
        background: var(--rule, #ddd);
        z-index: -1;
      }
      ol {
        isolation: isolate;
      }
      .true {
        font-weight: 600;
      }
      .true .bar {
        background: color-mix(in srgb, var(--good, #2b7030) 35%, var(--page, #fff));
      }
    `,
  ];

  static override properties = {
    classes: { attribute: false },
    probabilities: { attribute: false },
    label: { type: Number },
    top: { type: Number },
  };

  /** Class names in the order of their indices. */
  declare classes: readonly string[];
  /** One probability a class, 0..1. */
  declare probabilities: ArrayLike<number>;
  /** The true class's index; −1 where it is not known. */
  declare label: number;
  /** How many classes to show; all where 0. */
  declare top: number;

  constructor() {
    super();
    this.classes = [];
    this.probabilities = [];
    this.label = -1;
    this.top = 0;
  }

  private get guesses(): Guess[] {
    const all = Array.from(this.probabilities, (probability, label) => ({ label, probability }));
    all.sort((a, b) => b.probability - a.probability);
    return this.top > 0 ? all.slice(0, this.top) : all;
  }

  override render() {
    return html`<ol>
      ${this.guesses.map(
        ({ label, probability }) =>
          html`<li class=${label === this.label ? 'true' : ''} title=${exact(probability)}>
            <span class="bar" style="inline-size: ${(probability || 0) * 100}%"></span>
            <span
              >${this.classes[label] ?? `class ${label}`}${
                label === this.label
                  ? html`<span aria-hidden="true"> ✓</span
                      ><span class="hidden">, the true class</span>`
                  : ''
              }</span
            >
            <span>${percent(probability)}</span>
          </li>`,
      )}
    </ol>`;
  }
}

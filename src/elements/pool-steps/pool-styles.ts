import { css } from 'lit';

/** The look of the pooling player. */
export const poolStyles = css`
  .player {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.85rem;
  }
  .maps {
    display: flex;
    flex-wrap: wrap;
    gap: 1.25rem 3rem;
  }
  .map {
    display: grid;
    max-inline-size: 100%;
    gap: 0.6rem 1.5rem;
    align-items: start;
    justify-content: start;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .pass {
    grid-column: 1 / -1;
    margin: 0;
    color: var(--ink-soft, #555);
    font-size: var(--size-1, 0.8125rem);
  }
  .pass.now {
    color: var(--ink, #222);
    font-weight: 600;
  }
  .name {
    margin: 0 0 0.3rem;
    font-size: var(--size-1, 0.8125rem);
    font-weight: 600;
    line-height: 1.25;
  }
  .input {
    color: var(--input, #077a8d);
  }
  .output {
    color: var(--output, #7a6a00);
  }
  .gradient {
    color: var(--gradient, #a10f45);
  }
  .misfit {
    color: var(--bad, #b3261e);
  }
  .won {
    border-bottom: 3px solid var(--output, #7a6a00);
    font-weight: 700;
  }
  .sum,
  .status {
    margin: 0;
  }
  .sum {
    min-height: 1.5em;
    font-size: var(--size-3, 1.1875rem);
  }
  .status {
    min-height: 4.5em;
  }
  .settings {
    display: grid;
    gap: 0.6rem;
  }
  .settings .choice {
    margin: 0;
  }
  .formula {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.75rem;
    margin: 0;
    font-family: var(--text-font, Georgia, serif);
    font-size: 1.0625rem;
  }
  .formula .part {
    white-space: nowrap;
  }
  .formula var {
    font-style: italic;
  }
  .weights {
    color: var(--weights, #5b21b6);
  }
  @media (max-width: 30rem) {
    .name {
      display: flex;
      align-items: end;
      min-height: 2.5em;
    }
  }
  @media (min-width: 40rem) {
    .status {
      min-height: 3em;
    }
  }
  @media print {
    .settings {
      display: none;
    }
  }
`;

import { css } from 'lit';

/** The look of the player for a convolution's gradient. */
export const backStyles = css`
  .player {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.85rem;
  }
  .flow {
    display: grid;
    gap: 0.6rem clamp(0.5rem, 3vw, 2.25rem);
    align-items: start;
    justify-content: start;
  }
  .pass {
    grid-column: 1 / -1;
    margin: 0;
    color: var(--ink-soft, #555);
    font-size: var(--size-1, 0.8125rem);
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
  .weights {
    color: var(--weights, #5b21b6);
  }
  .gradient {
    color: var(--gradient, #a10f45);
  }
  .misfit {
    color: var(--bad, #b3261e);
  }
  .sums p,
  .status {
    margin: 0;
  }
  .sums {
    display: grid;
    gap: 0.1rem;
    font-size: 1.0625rem;
  }
  .sums .part {
    white-space: nowrap;
  }
  .sums var {
    font-family: var(--text-font, serif);
  }
  .sums sub {
    line-height: 0;
  }
  .status {
    min-height: 6em;
  }
  @media (max-width: 30rem) {
    .name {
      display: flex;
      align-items: end;
      min-height: 3.75em;
    }
  }
  @media (min-width: 40rem) {
    .status {
      min-height: 3em;
    }
  }
`;

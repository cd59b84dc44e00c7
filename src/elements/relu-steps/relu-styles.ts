import { css } from 'lit';

/** The look of the ReLU player. */
export const reluStyles = css`
  .player {
    display: grid;
    gap: 0.85rem;
  }
  .flow {
    display: grid;
    gap: 1rem clamp(0.5rem, 4vw, 2.5rem);
    align-items: end;
  }
  .pass {
    grid-column: 1 / -1;
    margin: 0;
    font-size: var(--size-1, 0.8125rem);
    font-weight: 400;
    color: var(--ink-soft, #555);
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
  .plot {
    display: block;
    max-width: 100%;
    height: auto;
    font-size: 12px;
  }
  .plot path {
    fill: none;
    stroke: var(--ink-soft, #555);
  }
  .plot text {
    fill: var(--ink-soft, #555);
  }
  .plot .curve {
    stroke: var(--ink, #222);
    stroke-width: 2;
  }
  .plot .drop {
    stroke-dasharray: 2 3;
  }
  .plot .slope {
    stroke: var(--gradient, #a10f45);
    stroke-width: 4;
  }
  .plot .slope-text {
    fill: var(--gradient, #a10f45);
  }
  .from {
    fill: var(--input, #077a8d);
  }
  .to {
    fill: var(--output, #7a6a00);
  }
  .point {
    fill: var(--page, #fff);
    stroke: var(--ink, #222);
    stroke-width: 2;
  }
  .sum,
  .status {
    margin: 0;
  }
  .sum {
    font-size: var(--size-3, 1.1875rem);
  }
  .status {
    min-height: 3em;
  }
  @media (min-width: 40rem) {
    .status {
      min-height: 1.5em;
    }
  }
`;

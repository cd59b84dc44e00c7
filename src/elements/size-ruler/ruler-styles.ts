import { css } from 'lit';

/** The look of the ruler. */
export const rulerStyles = css`
  .ruler {
    display: grid;
    gap: 0.75rem;
  }
  svg {
    display: block;
    max-width: 100%;
    overflow: visible;
  }
  text {
    fill: var(--ink, #222);
    text-anchor: middle;
    dominant-baseline: central;
    pointer-events: none;
  }
  .cell rect {
    fill: color-mix(in oklab, var(--input, #077a8d) 12%, var(--page, #fff));
    stroke: var(--input, #077a8d);
  }
  .cell.pointed rect {
    stroke: var(--ink, #222);
    stroke-width: 3;
  }
  .pad rect {
    fill: none;
    stroke: var(--ink-soft, #555);
    stroke-dasharray: 3 3;
  }
  .pad text {
    fill: var(--ink-soft, #555);
  }
  .missing rect {
    fill: none;
    stroke: var(--bad, #b3261e);
    stroke-dasharray: 1.5 3;
  }
  .missing text,
  .off text {
    fill: var(--bad, #b3261e);
  }
  .bar {
    fill: color-mix(in oklab, var(--weights, #5b21b6) 22%, var(--page, #fff));
    stroke: var(--weights, #5b21b6);
  }
  .off .bar {
    fill: none;
    stroke: var(--bad, #b3261e);
    stroke-dasharray: 4 3;
  }
  .pointed .bar {
    fill: color-mix(in oklab, var(--weights, #5b21b6) 55%, var(--page, #fff));
  }
  .place {
    text-anchor: end;
  }
  .catch {
    fill: transparent;
  }
  .shade {
    fill: color-mix(in oklab, var(--weights, #5b21b6) 14%, transparent);
  }
  .chain {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.4rem 0.75rem;
    margin: 0;
  }
  .output {
    color: var(--output, #7a6a00);
    font-weight: 700;
  }
  .status {
    min-height: 3em;
    margin: 0;
  }
  @media (min-width: 40rem) {
    .status {
      min-height: 1.5em;
    }
  }
  button[aria-disabled='true'] {
    color: var(--ink-soft, #555);
    cursor: default;
  }
  @media print {
    button {
      display: none;
    }
  }
`;

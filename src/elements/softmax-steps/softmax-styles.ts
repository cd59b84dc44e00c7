import { css } from 'lit';

/** The look of the table of scores. */
export const softmaxStyles = css`
  .player {
    display: grid;
    gap: 0.85rem;
  }
  .scroll {
    overflow-x: auto;
  }
  table {
    border-collapse: collapse;
  }
  th,
  td {
    padding: 0.2rem 0.75rem;
    text-align: end;
  }
  thead th {
    font-size: var(--size-1, 0.8125rem);
    font-weight: 600;
    vertical-align: bottom;
  }
  tbody th {
    padding-inline-start: 0;
    font-weight: 400;
    text-align: start;
    white-space: nowrap;
  }
  tbody tr.true th {
    font-weight: 600;
  }
  td {
    position: relative;
    min-inline-size: 4.2rem;
    border: 1px solid var(--rule, #ddd);
    color: var(--ink, #222);
  }
  @media (max-width: 30rem) {
    th,
    td {
      padding-inline: 0.35rem;
    }
    td {
      min-inline-size: 3.4rem;
    }
    td.score {
      min-inline-size: 0;
    }
  }
  td.now {
    outline: 3px solid var(--output, #7a6a00);
    outline-offset: -3px;
  }
  td.pointed {
    box-shadow: inset 0 0 0 2px var(--ink, #222);
  }
  td.reached::after {
    content: '';
    position: absolute;
    inset: 2px;
    border: 2px dashed var(--input, #077a8d);
    pointer-events: none;
  }
  td:focus-visible {
    outline: 3px solid var(--focus, #0b5fc4);
    outline-offset: -3px;
  }
  tfoot td {
    border: 0;
    border-block-start: 2px solid var(--ink, #222);
  }
  tfoot td.none {
    border: 0;
  }
  td.score {
    padding: 0;
    border: 0;
  }
  .scores,
  .output {
    color: var(--output, #7a6a00);
  }
  .bar {
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
    background: color-mix(in oklab, var(--ink, #222) 14%, var(--page, #fff));
  }
  td span:not(.bar) {
    position: relative;
  }
  .share,
  .sum,
  .status {
    margin: 0;
  }
  .share {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.2rem 0.4rem;
    min-height: 3.4em;
    font-size: 1.0625rem;
  }
  .share :is(sup, sub) {
    font-size: 0.75em;
    line-height: 0;
  }
  .share sup {
    margin-inline-start: 0.25em;
  }
  .equals {
    display: inline-flex;
    align-items: center;
    gap: 0.4rem;
    white-space: nowrap;
  }
  .fraction {
    display: inline-grid;
    justify-items: center;
    line-height: 1.5;
  }
  .fraction > :first-child {
    padding: 0.25rem 0.3rem 0;
    border-block-end: 1px solid currentcolor;
  }
  .part.pointed {
    outline: 2px solid var(--ink, #222);
    outline-offset: 1px;
    border-radius: 2px;
  }
  .sum {
    font-size: var(--size-3, 1.1875rem);
  }
  .status {
    min-height: 3em;
  }
  fieldset {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1.25rem;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    float: inline-start;
    margin-inline-end: 1rem;
  }
  label {
    min-height: 24px;
  }
`;

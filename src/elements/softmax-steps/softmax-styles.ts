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
  td.now {
    outline: 3px solid var(--output, #7a6a00);
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

import { css } from 'lit';

/** What the labs that fool a network share. */
export const attackStyles = css`
  fieldset {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6rem 1.5rem;
    margin: 0.75rem 0;
    padding: 0;
    border: 0;
  }
  fieldset label {
    display: grid;
    gap: 0.15rem;
  }
  .pictures {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(14.5rem, 1fr));
    gap: 1.25rem 1.5rem;
    align-items: start;
  }
  .pictures {
    margin-block-start: 0.5rem;
  }
  .pictures > * {
    min-inline-size: 0;
  }
  figure {
    margin: 0;
  }
  figure h3 {
    margin-block-end: 0.4rem;
    font-size: var(--size-1, 0.8125rem);
    line-height: 1.3;
  }
  h3 .soft {
    font-weight: 400;
  }
  line-chart {
    max-inline-size: 40rem;
  }
  class-bars {
    display: block;
    max-inline-size: 16rem;
    margin-block-start: 0.6rem;
  }
  .status {
    min-block-size: 2.25rem;
  }
  .sentence {
    min-block-size: 3em;
  }
  .more {
    margin-block-start: 1rem;
    padding-block-start: 0.75rem;
    border-block-start: 1px solid var(--rule, #ddd);
  }
  progress {
    inline-size: 8rem;
    accent-color: var(--ink, #222);
  }
  input[type='range'] {
    inline-size: 10rem;
  }
  table {
    border-collapse: collapse;
  }
  th,
  td {
    padding: 0.15rem 1.25rem 0.15rem 0;
    border-block-end: 1px solid var(--rule, #ddd);
    text-align: start;
    font-weight: 400;
  }
  thead th {
    font-weight: 600;
  }
`;

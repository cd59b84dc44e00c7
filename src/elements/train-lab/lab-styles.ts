import { css } from 'lit';

/** The lab's own layout. */
export const labStyles = css`
  .charts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr));
    gap: 1rem 2rem;
  }
  .transport {
    margin-block: 0.75rem 0.25rem;
  }
  .transport .main {
    min-inline-size: 6rem;
  }
  dl {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.25rem;
    margin: 0;
    margin-inline-start: auto;
  }
  dl div {
    display: flex;
    gap: 0.4rem;
  }
  dt {
    color: var(--ink-soft, #555);
  }
  dd {
    margin: 0;
    min-inline-size: 3.5rem;
  }
  .task {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.75rem;
    min-height: 2.25rem;
  }
  progress {
    inline-size: 10rem;
    accent-color: var(--ink, #222);
  }
  section {
    margin-block-start: 1.75rem;
    padding-block-start: 0.9rem;
    border-block-start: 1px solid var(--rule, #ddd);
  }
  .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr));
    gap: 1rem 2rem;
    align-items: start;
  }
  .offer {
    margin-block-end: 1rem;
    padding-inline-start: 0.75rem;
    border-inline-start: 3px solid var(--ink, #222);
  }
  .offer pre {
    max-block-size: 14rem;
    margin: 0;
    padding: 0.6rem 0.75rem;
    border-radius: 3px;
    background: var(--panel, #f6f6f6);
    font: var(--size-1, 0.8125rem) / 1.55 var(--code-font, monospace);
    overflow: auto;
  }
  .scroll {
    overflow-x: auto;
  }
  .runs {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: var(--size-1, 0.8125rem);
  }
  .runs :is(th, td) {
    padding: 0.15rem 0 0.15rem 0.75rem;
    font-weight: 400;
    text-align: end;
    white-space: nowrap;
  }
  .runs :is(th:first-child, .words, thead th:nth-child(2)) {
    padding-inline-start: 0;
    padding-inline-end: 0.75rem;
    text-align: start;
  }
  .runs thead th {
    border-block-end: 1px solid var(--rule, #ddd);
    color: var(--ink-soft, #555);
  }
  image-probe {
    margin-block-end: 1rem;
  }
  hyper-controls {
    margin-block-start: 0.75rem;
  }
`;

import { css } from 'lit';

export const styles = css`
  .output {
    max-block-size: 40rem;
    overflow: auto;
    font-family: var(--code-font, monospace);
    font-size: var(--size-1, 0.8125rem);
    line-height: 1.5;
  }
  .output > * {
    display: block;
    margin: 0;
    padding: 0.1rem 0.75rem;
    border-inline-start: 3px solid transparent;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .output .value {
    border-color: var(--output, #7a6a00);
  }
  .output .warn {
    border-color: var(--positive, #b5510a);
  }
  .output .error {
    border-color: var(--bad, #b3261e);
  }
  .output .more,
  .output .debug {
    color: var(--ink-soft, #555);
  }
  .label {
    color: var(--ink-soft, #555);
    user-select: none;
  }
  button.place {
    min-height: 24px;
    padding: 0;
    border: 0;
    background: none;
    color: var(--focus, #06c);
    text-decoration: underline;
    white-space: nowrap;
  }
  .figure {
    display: block;
    margin-block: 0.35rem;
    font-family: var(--ui-font, system-ui, sans-serif);
    white-space: normal;
    /* A line may break anywhere, but not the words of a widget: a table's would stand letter below letter. */
    overflow-wrap: normal;
  }
  .chart {
    max-inline-size: 40rem;
  }
  .scroll {
    overflow-x: auto;
  }
  .progress {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 0.75rem;
    font-family: var(--ui-font, system-ui, sans-serif);
  }
  progress {
    inline-size: 8rem;
    accent-color: var(--ink, #222);
  }
  .memory {
    font-family: var(--ui-font, system-ui, sans-serif);
  }
  details {
    display: inline-block;
    white-space: normal;
    vertical-align: top;
    max-inline-size: 100%;
  }
  summary {
    min-block-size: 24px;
    cursor: pointer;
  }
  ul {
    margin: 0;
    padding-inline-start: 1.25rem;
    list-style: none;
  }
  .key {
    color: var(--ink-soft, #555);
  }
  table {
    border-collapse: collapse;
  }
  th,
  td {
    padding: 0.15rem 0.75rem 0.15rem 0;
    text-align: start;
    font-weight: 400;
  }
  td {
    font-family: var(--code-font, monospace);
  }
  thead {
    border-block-end: 1px solid var(--rule, #ddd);
    color: var(--ink-soft, #555);
  }
`;

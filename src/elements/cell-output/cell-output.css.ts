import { css } from 'lit';

export const styles = css`
  .output {
    max-block-size: 24rem;
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
`;

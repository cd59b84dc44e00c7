import { css } from 'lit';

export const styles = css`
  :host {
    padding-inline-start: 1.25rem;
    border-inline-start: 2px solid var(--weights, #5b21b6);
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 0.75rem;
  }
  .passed {
    color: var(--good, #2b7030);
    font-weight: 600;
  }
  .verdict {
    margin-block: 0.75rem;
  }
  .verdict ol {
    margin: 0.35rem 0;
    padding-inline-start: 1.5rem;
    font-family: var(--code-font, monospace);
    font-size: var(--size-1, 0.8125rem);
    overflow-wrap: anywhere;
  }
  .row {
    margin-block: 0.75rem;
  }
`;

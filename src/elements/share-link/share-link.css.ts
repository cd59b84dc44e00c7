import { css } from 'lit';

export const styles = css`
  :host {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 0.75rem;
    max-inline-size: 100%;
  }
  button,
  button:hover:not(:disabled) {
    border-color: transparent;
    padding-inline: 0.2rem;
    background: none;
    color: var(--ink-soft, #555);
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  input {
    flex: 1 1 14rem;
    min-inline-size: 0;
  }
  @media print {
    :host {
      display: none;
    }
  }
`;

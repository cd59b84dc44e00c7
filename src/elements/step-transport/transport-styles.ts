import { css } from 'lit';

/** The look of the transport. */
export const transportStyles = css`
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem;
    position: relative;
  }
  button {
    min-width: 4.9em;
  }
  button[aria-disabled='true'] {
    color: var(--ink-soft, #555);
    cursor: default;
  }
  .scrub {
    display: flex;
    flex: 1 1 12rem;
    align-items: center;
    gap: 0.5rem;
    min-width: 9rem;
  }
  .scrub input {
    flex: 1;
    min-width: 3rem;
    margin: 0;
  }
  .keys {
    display: none;
    flex-basis: 100%;
    color: var(--ink-soft, #555);
    font-size: var(--size-1, 0.8125rem);
  }
  .bar:has(:focus-visible) .keys {
    display: block;
  }
  kbd {
    font: inherit;
    color: var(--ink, #222);
  }
  @media print {
    :host {
      display: none;
    }
  }
`;

import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    margin: 2rem 0;
    padding: 0.2rem 0 0.2rem 1.25rem;
    border-left: 2px solid var(--ink, currentcolor);
  }

  .label {
    margin: 0 0 0.4rem;
    color: var(--ink-soft, inherit);
    font: var(--size-1, 0.8125rem) / 1.4 var(--ui-font, sans-serif);
  }

  ::slotted([slot='question']) {
    margin-bottom: 0.6rem;
  }

  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
  }

  .choice {
    display: flex;
    gap: 0.6em;
    align-items: baseline;
    min-height: 1.75rem;
    padding: 0.15em 0;
  }

  input[type='radio'] {
    flex: none;
    width: 1rem;
    height: 1rem;
    margin: 0;
    accent-color: var(--focus, auto);
    transform: translateY(0.1em);
  }

  .number {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6em;
    align-items: center;
  }

  .entry {
    display: flex;
    gap: 0.6em;
    align-items: center;
  }

  input[type='text'] {
    width: 5.5em;
    min-height: 2rem;
    padding: 0.2em 0.5em;
    border: 1px solid var(--ink-soft, currentcolor);
    border-radius: var(--radius, 3px);
    background: var(--page, canvas);
    color: inherit;
    font: inherit;
    font-variant-numeric: tabular-nums;
  }

  button {
    min-height: 2rem;
    margin-top: 0.7rem;
    padding: 0.25em 0.9em;
    border: 1px solid var(--ink, currentcolor);
    border-radius: var(--radius, 3px);
    background: none;
    color: inherit;
    cursor: pointer;
    font: var(--size-2, 0.9375rem) / 1.4 var(--ui-font, sans-serif);
  }

  button.again {
    margin: 0 0 0 0.8em;
    padding: 0;
    border: 0;
    text-decoration: underline;
    text-underline-offset: 0.18em;
    min-height: 1.75rem;
    font-size: var(--size-1, 0.8125rem);
    color: var(--ink-soft, inherit);
  }

  :focus-visible {
    outline: 2px solid var(--focus, currentcolor);
    outline-offset: 2px;
  }

  .problem {
    margin: 0.4rem 0 0;
    color: var(--bad, inherit);
    font: var(--size-2, 0.9375rem) / 1.4 var(--ui-font, sans-serif);
  }

  .verdict {
    margin: 0.5rem 0;
    font: var(--size-2, 0.9375rem) / 1.5 var(--ui-font, sans-serif);
  }

  .mark {
    color: var(--ink-soft, inherit);
    font: var(--size-1, 0.8125rem) var(--ui-font, sans-serif);
  }

  .is-answer {
    font-weight: 600;
  }

  @media print {
    button {
      display: none;
    }
  }
`;

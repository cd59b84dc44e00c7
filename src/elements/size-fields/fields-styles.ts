import { css } from 'lit';

/** The look of the size fields. */
export const fieldsStyles = css`
  .fields {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 1.25rem;
  }
  .field {
    display: flex;
    align-items: center;
  }
  label {
    margin-inline-end: 0.4rem;
  }
  var {
    font-family: var(--text-font, serif);
  }
  .input {
    color: var(--input, #077a8d);
  }
  .weights {
    color: var(--weights, #5b21b6);
  }
  .output {
    color: var(--output, #7a6a00);
  }
  input:not([type='range']) {
    width: 2.6rem;
    padding-inline: 0;
    border-inline-width: 0;
    border-radius: 0;
    text-align: center;
    appearance: textfield;
  }
  input::-webkit-inner-spin-button {
    display: none;
  }
  input:focus-visible {
    position: relative;
  }
  button {
    min-width: 2rem;
    padding-inline: 0;
  }
  button[aria-disabled='true'] {
    color: var(--ink-soft, #555);
    cursor: default;
  }
  .down {
    border-start-end-radius: 0;
    border-end-end-radius: 0;
  }
  .up {
    border-start-start-radius: 0;
    border-end-start-radius: 0;
  }
  @media (max-width: 30rem) {
    .fields {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: 0.5rem;
    }
    .field {
      justify-content: space-between;
    }
    label {
      margin-inline: 0 auto;
    }
    input:not([type='range']) {
      width: 1.9rem;
    }
    button {
      min-width: 1.75rem;
    }
  }
  @media print {
    :host {
      display: none;
    }
  }
`;

import { css } from 'lit';
import { hues } from '../scale/index.ts';

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
  .field label {
    margin-inline-end: 0.4rem;
  }
  .field var {
    font-family: var(--text-font, serif);
  }
  ${hues}
  .field input:not([type='range']) {
    width: 2.6rem;
    padding-inline: 0;
    border-inline-width: 0;
    border-radius: 0;
    text-align: center;
    appearance: textfield;
  }
  .field input::-webkit-inner-spin-button {
    display: none;
  }
  .field input:focus-visible {
    position: relative;
  }
  .field button {
    min-width: 2rem;
    padding-inline: 0;
  }
  .field button[aria-disabled='true'] {
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
    .field label {
      margin-inline: 0 auto;
    }
    .field input:not([type='range']) {
      width: 1.9rem;
    }
    .field button {
      min-width: 1.75rem;
    }
  }
  @media print {
    .fields {
      display: none;
    }
  }
`;

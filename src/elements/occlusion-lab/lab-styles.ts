import { css } from 'lit';

/** The lab's own layout. */
export const labStyles = css`
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
  .maps {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(16.5rem, 1fr));
    gap: 1.25rem 1.5rem;
    margin-block-start: 1rem;
  }
  figure {
    margin: 0;
  }
  figure h3 {
    min-block-size: 2.6em;
    margin-block-end: 0.4rem;
    font-size: var(--size-1, 0.8125rem);
    line-height: 1.3;
  }
  h3 .soft {
    font-weight: 400;
  }
  .status {
    min-block-size: 2.25rem;
  }
  .sentence {
    min-block-size: 3em;
  }
  progress {
    inline-size: 8rem;
    accent-color: var(--ink, #222);
  }
  input[type='range'] {
    inline-size: 9rem;
  }
`;

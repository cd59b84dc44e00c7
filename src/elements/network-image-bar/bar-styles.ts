import { css } from 'lit';

/** The bar's own layout. */
export const barStyles = css`
  :host {
    margin-block: 1.5rem;
    padding-block: 0.9rem;
    border-block: 1px solid var(--rule, #ddd);
  }
  .bar {
    display: grid;
    grid-template-columns: max-content minmax(13rem, 1.2fr) minmax(13rem, 1fr);
    gap: 1rem 1.75rem;
    align-items: start;
  }
  figure {
    display: grid;
    gap: 0.4rem;
    margin: 0;
  }
  figcaption {
    max-inline-size: 8.5rem;
    line-height: 1.35;
    overflow-wrap: anywhere;
  }
  .says {
    min-block-size: 9.5rem;
  }
  .says p:first-child {
    margin-block-start: 0;
  }
  .panel {
    margin-block-start: 1rem;
    padding-block-start: 0.9rem;
    border-block-start: 1px solid var(--rule, #ddd);
  }
  input.link {
    inline-size: 100%;
    margin-block-start: 0.4rem;
  }
  @media (max-width: 46rem) {
    .bar {
      grid-template-columns: max-content minmax(0, 1fr);
      column-gap: 1.1rem;
    }
    .says {
      grid-column: 1 / -1;
      min-block-size: 0;
    }
  }
`;

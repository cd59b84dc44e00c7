import { css } from 'lit';

/** The lab's own layout. */
export const labStyles = css`
  .charts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr));
    gap: 1rem 2rem;
  }
  .transport {
    margin-block: 0.75rem 0.25rem;
  }
  .transport .main {
    min-inline-size: 6rem;
  }
  dl {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.25rem;
    margin: 0;
    margin-inline-start: auto;
  }
  dl div {
    display: flex;
    gap: 0.4rem;
  }
  dt {
    color: var(--ink-soft, #555);
  }
  dd {
    margin: 0;
    min-inline-size: 3.5rem;
  }
  .task {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.75rem;
    min-height: 2.25rem;
  }
  progress {
    inline-size: 10rem;
    accent-color: var(--ink, #222);
  }
  section {
    margin-block-start: 1.75rem;
    padding-block-start: 0.9rem;
    border-block-start: 1px solid var(--rule, #ddd);
  }
  .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr));
    gap: 1rem 2rem;
    align-items: start;
  }
  image-probe {
    margin-block-end: 1rem;
  }
  hyper-controls {
    margin-block-start: 0.75rem;
  }
`;

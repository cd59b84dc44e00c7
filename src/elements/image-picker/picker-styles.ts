import { css } from 'lit';

/** The picker's own layout. */
export const pickerStyles = css`
  ul {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(5rem, 1fr));
    gap: 0.5rem;
    margin: 0 0 0.5rem;
    padding: 0;
    list-style: none;
  }
  .tile {
    display: grid;
    justify-items: center;
    gap: 0.2rem;
    inline-size: 100%;
    padding: 0.35rem 0.15rem 0.15rem;
    font-size: var(--size-1, 0.8125rem);
    line-height: 1.3;
  }
  .tile[aria-pressed='true'] {
    outline: 2px solid var(--ink, #222);
    outline-offset: -1px;
  }
  .drop {
    padding: 0.75rem 1rem;
    border: 1px dashed var(--ink-soft, #888);
    border-radius: 3px;
  }
  video {
    display: block;
    inline-size: 256px;
    block-size: 256px;
    max-inline-size: 100%;
    margin-block: 0.5rem;
    object-fit: cover;
    background: var(--panel, #eee);
  }
`;

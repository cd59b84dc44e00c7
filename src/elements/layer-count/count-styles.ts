import { css } from 'lit';
import { hues } from '../scale/index.ts';

/** The look of the counts of a layer. */
export const countStyles = css`
  .counter {
    display: grid;
    gap: 0.85rem;
  }
  .groups {
    display: grid;
    gap: 0.6rem;
  }
  .volume {
    margin: 0;
    font-size: var(--size-3, 1.1875rem);
  }
  .misfit {
    min-height: 8rem;
    margin: 0;
    color: var(--bad, #b3261e);
  }
  dl {
    display: grid;
    gap: 0.5rem;
    margin: 0;
  }
  dl > div {
    display: grid;
    grid-template-columns: 13rem 1fr;
    gap: 0 1rem;
    padding-block-start: 0.45rem;
    border-block-start: 1px solid var(--rule, #ddd);
  }
  dt {
    color: var(--ink-soft, #555);
  }
  dd {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.5rem;
    margin: 0;
  }
  .letters {
    font-family: var(--text-font, serif);
    font-style: italic;
  }
  .letters sub,
  .letters .one {
    font-style: normal;
  }
  .numbers {
    white-space: nowrap;
  }
  ${hues}
  b {
    white-space: nowrap;
  }
  .fields input:not([type='range']) {
    width: 3.4rem;
  }
  @media (max-width: 40rem) {
    dl > div {
      grid-template-columns: 1fr;
    }
  }
  @media (max-width: 30rem) {
    .fields input:not([type='range']) {
      width: 2.4rem;
    }
    .field label {
      font-size: var(--size-1, 0.8125rem);
      white-space: nowrap;
    }
  }
  @media print {
    .groups {
      display: none;
    }
  }
`;

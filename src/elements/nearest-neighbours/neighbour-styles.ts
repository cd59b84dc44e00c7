import { css } from 'lit';
import { hues } from '../scale/index.ts';

/** The look of the nearest-neighbour figure. */
export const neighbourStyles = css`
  .player {
    display: grid;
    gap: 0.85rem;
  }
  .asked {
    display: flex;
    flex-wrap: wrap;
    gap: 1rem 2rem;
  }
  .asked .row {
    margin-block-start: 0.5rem;
  }
  .near {
    flex: 1 1 18rem;
  }
  .name {
    margin: 0 0 0.35rem;
    font-size: var(--size-1, 0.8125rem);
    font-weight: 600;
  }
  .settings label {
    display: inline-flex;
    align-items: center;
    gap: 0.4rem;
    min-height: 24px;
  }
  .shift {
    min-inline-size: 2.5rem;
  }
  .answer {
    min-height: 3em;
    margin: 0;
  }
  .sums p {
    margin: 0.35rem 0 0;
  }
  ${hues}
  progress {
    inline-size: 10rem;
    accent-color: var(--ink, #222);
  }
  section {
    display: grid;
    gap: 0.6rem;
    padding-block-start: 0.9rem;
    border-block-start: 1px solid var(--rule, #ddd);
  }
  h3 {
    margin: 0;
  }
  table {
    border-collapse: collapse;
    justify-self: start;
  }
  caption {
    padding-block-end: 0.3rem;
    color: var(--ink-soft, #555);
    font-size: var(--size-1, 0.8125rem);
    text-align: start;
  }
  th,
  td {
    padding: 0.2rem 0.6rem;
    border-block-start: 1px solid var(--rule, #ddd);
    text-align: end;
    font-weight: 400;
  }
  .most {
    font-weight: 700;
  }
  .tested {
    min-height: 1.5em;
    margin: 0;
  }
`;

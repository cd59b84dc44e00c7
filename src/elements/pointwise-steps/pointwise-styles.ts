import { css } from 'lit';
import { hues } from '../scale/index.ts';

/** The look of the 1×1 player. */
export const pointwiseStyles = css`
  .player {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75rem;
  }
  .volume {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    gap: 0.5rem 1.5rem;
  }
  .volume p {
    max-inline-size: 24rem;
  }
  .name {
    margin: 0 0 0.2rem;
    font-size: var(--size-1, 0.8125rem);
    font-weight: 600;
  }
  .bars {
    display: grid;
    gap: 0.35rem;
  }
  ${hues}
  .sum {
    margin: 0;
    font-size: var(--size-3, 1.1875rem);
  }
  .sum .part {
    padding-inline: 0.1rem;
    border-radius: 2px;
    white-space: nowrap;
  }
  .sum .pointed {
    outline: 2px solid var(--ink, #222);
  }
  .edit {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.3rem 0.5rem;
  }
  .edit .bias {
    display: inline-flex;
    align-items: center;
    gap: 0.5rem;
    margin-inline-start: 1rem;
  }
  .status {
    min-height: 3em;
    margin: 0;
  }
  @media (min-width: 40rem) {
    .status {
      min-height: 1.5em;
    }
  }
`;

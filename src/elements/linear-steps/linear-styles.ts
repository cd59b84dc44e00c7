import { css } from 'lit';
import { hues } from '../scale/index.ts';

/** The look of the linear classifier's player. */
export const linearStyles = css`
  .player {
    display: grid;
    gap: 0.85rem;
  }
  .product {
    display: grid;
    grid-template-columns: repeat(8, max-content);
    justify-content: start;
    align-items: center;
    gap: 0.3rem 0.4rem;
  }
  .names {
    display: grid;
    text-align: end;
    font-weight: 600;
  }
  .names span {
    display: grid;
    align-items: center;
  }
  .name {
    align-self: end;
    margin: 0;
    font-size: var(--size-1, 0.8125rem);
    font-weight: 600;
    line-height: 1.25;
  }
  ${hues}
  .sign {
    color: var(--ink-soft, #555);
  }
  .picture {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 1rem;
  }
  .picture svg {
    display: block;
    border: 1px solid var(--input, #077a8d);
  }
  .picture .here {
    fill: none;
    stroke: var(--page, #fff);
    stroke-width: 2;
  }
  .picture .here.under {
    stroke: var(--ink, #222);
    stroke-width: 5;
  }
  .picture p {
    flex: 1 1 12rem;
    max-inline-size: 24rem;
    margin: 0;
  }
  .sum {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.2rem 0.5rem;
    min-height: 3.4em;
    margin: 0;
    font-size: 1.0625rem;
    line-height: 1.6;
    align-content: flex-start;
  }
  .term {
    white-space: nowrap;
  }
  /* What is not added yet gets its hues when it is. */
  .term.later,
  .term.later span {
    color: var(--ink-soft, #555);
  }
  .term.now {
    outline: 2px solid var(--ink, #222);
    outline-offset: 2px;
    border-radius: 2px;
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

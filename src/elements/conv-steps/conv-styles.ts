import { css } from 'lit';
import { hues } from '../scale/index.ts';

/** The look of the convolution player. */
export const convStyles = css`
  .player {
    display: grid;
    gap: 0.85rem;
  }
  .stage {
    display: grid;
    gap: 0.85rem;
  }
  .stage.beside {
    grid-template-columns: max-content 1fr;
    gap: 2rem;
  }
  .beside .sum {
    flex-direction: column;
    align-items: start;
    gap: 0;
    padding-block-start: 1.75rem;
  }
  .grids {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    gap: 1rem 1.6rem;
  }
  .name {
    margin: 0 0 0.35rem;
    font-weight: 600;
  }
  .name small {
    color: var(--ink-soft, #555);
    font-size: var(--size-1, 0.8125rem);
    font-weight: 400;
  }
  .slice {
    padding-bottom: 0.5rem;
  }
  .slice:has(> .small),
  .beside .block {
    min-height: calc(var(--room) + 1.5 * var(--size-1, 0.8125rem));
  }
  .beside .block {
    padding-bottom: 0.5rem;
  }
  .slice > number-grid {
    vertical-align: top;
  }
  .slice > .small {
    margin: 0;
    color: var(--ink-soft, #555);
  }
  .slice .adds {
    margin-top: 0.2rem;
    color: var(--ink, #222);
  }
  .tools,
  .shape {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 1.5rem;
  }
  .preset {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.3rem 0.9rem;
    flex-basis: 100%;
  }
  .preset select {
    max-width: 100%;
  }
  .says {
    flex: 1 1 18rem;
  }
  .flip {
    min-height: 24px;
  }
  .bias {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    margin-top: 0.6rem;
  }
  ${hues}
  .misfit {
    color: var(--bad, #b3261e);
  }
  .sum {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 0.4rem 1.25rem;
  }
  .block > .small {
    margin: 0;
    color: var(--ink-soft, #555);
  }
  .terms {
    display: grid;
    gap: 0.1rem 0.35rem;
  }
  .term {
    min-width: 4.6em;
    padding: 0.05rem 0.2rem;
    border-radius: 2px;
    white-space: nowrap;
  }
  .term.pointed {
    outline: 2px solid var(--ink, #222);
  }
  .plus,
  .zero {
    color: var(--ink-soft, #555);
  }
  .zero {
    border-bottom: 1px dashed currentcolor;
  }
  .total {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.1rem 0.6rem;
  }
  .total b {
    font-size: var(--size-3, 1.1875rem);
    line-height: 1.2;
  }
  .status {
    min-height: 3em;
    margin: 0;
  }
  @media (min-width: 40rem) {
    .stage:not(.beside) .block + .block {
      padding-inline-start: 1.25rem;
      border-inline-start: 1px solid var(--rule, #ddd);
    }
    .status {
      min-height: 1.5em;
    }
  }
`;

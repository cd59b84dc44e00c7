import { css } from 'lit';
import { hues } from '../scale/index.ts';

/** The look of the fully connected player. */
export const denseStyles = css`
  .player {
    display: grid;
    gap: 0.85rem;
  }
  .channels {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 1.6rem;
  }
  .name {
    margin: 0 0 0.3rem;
    font-weight: 600;
    line-height: 1.25;
  }
  .name small {
    color: var(--ink-soft, #555);
    font-size: var(--size-1, 0.8125rem);
    font-weight: 400;
  }
  .matrix {
    display: grid;
    grid-template-columns: repeat(3, max-content);
    gap: 0.6rem clamp(0.3rem, 2vw, 1.2rem);
    align-items: end;
  }
  ${hues}
  .sum {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.1rem 0.35rem;
    min-height: 3em;
  }
  .term {
    padding: 0.05rem 0.2rem;
    border-radius: 2px;
    white-space: nowrap;
  }
  .term.pointed {
    outline: 2px solid var(--ink, #222);
  }
  .plus {
    color: var(--ink-soft, #555);
  }
  .sum b {
    font-size: var(--size-3, 1.1875rem);
    line-height: 1.2;
  }
  .sum > span {
    white-space: nowrap;
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

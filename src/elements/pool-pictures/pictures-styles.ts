import { css } from 'lit';

/** The look of the pooled pictures. */
export const picturesStyles = css`
  .player {
    display: grid;
    gap: 0.75rem;
  }
  .pictures {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem 1.5rem;
  }
  figure {
    margin: 0;
  }
  .place {
    position: relative;
    inline-size: max-content;
    outline-offset: 3px;
  }
  canvas {
    display: block;
    image-rendering: pixelated;
    box-shadow: 0 0 0 1px var(--rule, #ddd);
  }
  figcaption {
    margin-block-start: 0.35rem;
    font-size: var(--size-1, 0.8125rem);
    line-height: 1.35;
  }
  figcaption b {
    display: block;
    font-weight: 600;
  }
  .mark {
    position: absolute;
    box-sizing: border-box;
    outline: 2px solid var(--bad, #b3261e);
    pointer-events: none;
  }
  .input {
    color: var(--input, #077a8d);
  }
  .output {
    color: var(--output, #7a6a00);
  }
  .slider {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 0.75rem;
  }
  .slider input {
    inline-size: 12rem;
  }
  output {
    display: block;
    min-height: 3em;
  }
  @media (min-width: 40rem) {
    output {
      min-height: 1.5em;
    }
  }
  @media (max-width: 30rem) {
    .pictures {
      gap: 0.5rem;
    }
    figure {
      inline-size: 6.2rem;
    }
  }
  @media print {
    .choice,
    .slider {
      display: none;
    }
  }
`;

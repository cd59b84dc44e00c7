import { css } from 'lit';

/** What is input, weights or output has its hue in text too, as in every grid. */
export const hues = css`
  .input {
    color: var(--input, #077a8d);
  }
  .weights {
    color: var(--weights, #5b21b6);
  }
  .output {
    color: var(--output, #7a6a00);
  }
`;

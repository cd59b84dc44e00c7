import { css } from 'lit';
import { hues } from '../scale/index.ts';

/** The look of a filter on a picture. */
export const filterStyles = css`
  .player {
    display: grid;
    gap: 0.85rem;
  }
  .pictures,
  .patches,
  .tools,
  .total,
  .maps {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem 1.5rem;
  }
  .maps {
    gap: 0.5rem 0.75rem;
  }
  .tools,
  .total {
    align-items: center;
    gap: 0.5rem 0.75rem;
  }
  .beside {
    display: grid;
    gap: 0.75rem;
    align-content: start;
    inline-size: 11rem;
  }
  details[open] {
    flex-basis: 100%;
  }
  summary {
    min-height: 24px;
    cursor: pointer;
  }
  image-picker {
    margin-block-start: 0.5rem;
  }
  .name {
    margin: 0 0 0.35rem;
    font-weight: 600;
  }
  .name small,
  .caption {
    color: var(--ink-soft, #555);
    font-size: var(--size-1, 0.8125rem);
    font-weight: 400;
  }
  .caption {
    margin: 0.15rem 0 0;
  }
  .caption.now {
    color: var(--output, #7a6a00);
    font-weight: 600;
  }
  .pixels {
    position: relative;
    outline: 1px solid var(--rule, #999);
    background: repeating-linear-gradient(
      45deg,
      var(--panel, #f3f3f3) 0 4px,
      var(--page, #fff) 4px 8px
    );
    cursor: crosshair;
    touch-action: manipulation;
  }
  .pixels:focus-visible {
    outline: 3px solid var(--focus, #06c);
    outline-offset: 2px;
  }
  canvas {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    image-rendering: pixelated;
  }
  .frame {
    position: absolute;
    box-sizing: border-box;
    pointer-events: none;
    border: 3px solid var(--weights, #5b21b6);
    outline: 1.5px solid var(--page, #fff);
  }
  .frame.result {
    margin: -3px;
    box-sizing: content-box;
    border-color: var(--output, #7a6a00);
  }
  .frame.pointed {
    margin: -2px;
    box-sizing: content-box;
    border-width: 2px;
    border-color: var(--ink, #222);
  }
  .frame.reached {
    border-width: 2px;
    border-color: var(--input, #077a8d);
    border-style: dashed;
  }
  ${hues}
  .block {
    display: inline-grid;
    grid-template-columns: max-content max-content max-content;
    align-items: center;
    gap: 0 0.25rem;
  }
  .patches {
    gap: 0.75rem 1.25rem;
  }
  .beside .block {
    grid-template-columns: max-content;
    gap: 0.5rem;
  }
  .beside .times {
    display: none;
  }
  .block p {
    margin: 0;
  }
  .times {
    padding-block-start: 1.2rem;
  }
  .adds {
    grid-column: 1 / -1;
  }
  .bias {
    display: inline-flex;
    align-items: center;
    gap: 0.5rem;
  }
  .total b {
    font-size: var(--size-3, 1.1875rem);
  }
  .status {
    min-height: 3em;
    margin: 0;
  }
  .says {
    flex: 1 1 18rem;
  }
  select {
    max-width: 100%;
  }
  .flip {
    min-height: 24px;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 0.5rem;
  }
  .bar {
    inline-size: 6rem;
    block-size: 0.6rem;
    border: 1px solid var(--rule, #ddd);
    background: linear-gradient(
      to right,
      var(--negative, #2166ac),
      var(--page, #fff),
      var(--positive, #b35806)
    );
  }
  .bar.picture {
    background: linear-gradient(to right, #000, #fff);
  }
  @media (min-width: 40rem) {
    .status {
      min-height: 1.5em;
    }
  }
  @media print {
    .tools {
      display: none;
    }
  }
`;

import { css } from 'lit';

/** The look of the pixel lens. */
export const lensStyles = css`
  .player {
    display: grid;
    gap: 0.85rem;
  }
  .figure {
    display: flex;
    flex-wrap: wrap;
    gap: 1rem 1.75rem;
    align-items: flex-start;
  }
  .lens {
    position: relative;
    inline-size: max-content;
    cursor: crosshair;
    touch-action: manipulation;
  }
  canvas {
    display: block;
    image-rendering: pixelated;
  }
  .lens svg {
    position: absolute;
    inset: 0;
    overflow: visible;
    pointer-events: none;
  }
  .lines {
    fill: none;
    stroke: rgb(128 128 128 / 55%);
    stroke-width: 1;
  }
  .mark {
    fill: none;
    stroke: #fff;
    stroke-width: 2;
  }
  .under {
    stroke: #000;
    stroke-width: 5;
  }
  text {
    text-anchor: middle;
    dominant-baseline: central;
    font-family: var(--ui-font, system-ui, sans-serif);
    font-variant-numeric: tabular-nums;
  }
  .side {
    display: grid;
    flex: 1 1 15rem;
    gap: 1rem;
    max-inline-size: 26rem;
  }
  .swatch {
    display: inline-block;
    inline-size: 1.4rem;
    block-size: 1.4rem;
    border: 1px solid var(--ink-soft, #555);
    vertical-align: -0.3rem;
  }
  .numbers {
    display: grid;
    grid-template-columns: max-content 1fr 4.75rem;
    gap: 0.35rem 0.75rem;
    align-items: center;
  }
  .numbers input[type='range'] {
    min-inline-size: 4rem;
    margin: 0;
  }
  .numbers input[type='number'] {
    inline-size: 100%;
    padding-inline: 0.4rem;
  }
  details p {
    margin: 0.25rem 0 0;
  }
  .lens + .row {
    margin-block-start: 0.5rem;
  }
  .channels {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem;
  }
  .channels figure {
    position: relative;
    margin: 0;
  }
  .channels label {
    display: block;
    min-height: 24px;
    margin-block-start: 0.25rem;
  }
  .channels b {
    font-weight: 600;
  }
  .dot {
    position: absolute;
    box-sizing: content-box;
    border: 2px solid #fff;
    outline: 2px solid #000;
    transform: translate(-2px, -2px);
    pointer-events: none;
  }
  .row label {
    display: inline-flex;
    align-items: center;
    gap: 0.4rem;
  }
  .part {
    position: absolute;
    border: 1px solid #000;
    box-shadow: 0 0 0 1px #fff;
    box-sizing: border-box;
    pointer-events: none;
  }
  .off canvas {
    opacity: 0.25;
  }
  .wait {
    display: grid;
    place-items: center;
    inline-size: 320px;
    max-inline-size: 100%;
    block-size: 320px;
    background: var(--panel, #f3f3f3);
  }
`;

import { css } from 'lit';

/** The look of a grid of numbers. */
export const gridStyles = css`
  :host {
    --hue: var(--ink, #222);
    display: inline-block;
    max-width: 100%;
    color: var(--ink, #222);
    font: var(--size-2, 0.9375rem) / 1.4 var(--ui-font, system-ui, sans-serif);
    font-variant-numeric: tabular-nums;
  }
  :host([hidden]) {
    display: none;
  }
  :host([hue='input']) {
    --hue: var(--input, #077a8d);
  }
  :host([hue='weights']) {
    --hue: var(--weights, #5b21b6);
  }
  :host([hue='output']) {
    --hue: var(--output, #7a6a00);
  }
  :host([hue='gradient']) {
    --hue: var(--gradient, #a10f45);
  }
  .stage {
    position: relative;
    width: max-content;
    max-width: 100%;
  }
  svg {
    display: block;
    max-width: 100%;
    height: auto;
    overflow: visible;
    user-select: none;
    -webkit-user-select: none;
    touch-action: manipulation;
  }
  .cell {
    outline: none;
  }
  .editable .cell {
    cursor: text;
  }
  .readable .cell {
    cursor: pointer;
  }
  .box {
    fill: color-mix(in oklab, var(--tint, transparent) var(--share, 0%), var(--page, #fff));
    stroke: color-mix(in oklab, var(--hue) 45%, var(--page, #fff));
    stroke-width: 1;
  }
  .above {
    --tint: var(--positive, #b5510a);
  }
  .below {
    --tint: var(--negative, #1f62b0);
  }
  text {
    fill: var(--ink, #222);
    text-anchor: middle;
    dominant-baseline: central;
    pointer-events: none;
  }
  .note {
    fill: var(--weights, #5b21b6);
    font-weight: 600;
    text-anchor: end;
    dominant-baseline: auto;
    stroke: var(--page, #fff);
    stroke-width: 3px;
    stroke-linejoin: round;
    paint-order: stroke;
  }
  .outside rect {
    fill: none;
    stroke: var(--ink-soft, #555);
    stroke-width: 1;
    stroke-dasharray: 3 3;
  }
  .outside .value {
    fill: var(--ink-soft, #555);
  }
  .outside.missing rect {
    stroke: var(--bad, #b3261e);
    stroke-dasharray: 1.5 3;
  }
  .outside.missing .value {
    fill: var(--bad, #b3261e);
  }
  .ring,
  .focus {
    fill: none;
    stroke: none;
    pointer-events: none;
  }
  .pointed .ring {
    stroke: var(--ink, #222);
    stroke-width: 2;
  }
  .reached .ring {
    stroke: var(--input, #077a8d);
    stroke-width: 2;
    stroke-dasharray: 4 2;
  }
  .stopped text.value {
    fill: var(--ink-soft, #555);
  }
  .cell:focus-visible .focus {
    stroke: var(--focus, #0b5fc4);
    stroke-width: 3;
  }
  .edge {
    fill: none;
    stroke: var(--hue);
    stroke-width: 1.5;
    pointer-events: none;
  }
  .window {
    fill: none;
    stroke: var(--window);
    stroke-width: 3;
    pointer-events: none;
    transition: transform var(--move, 180ms) ease-out;
  }
  .window.off {
    stroke-dasharray: 6 4;
  }
  input {
    position: absolute;
    box-sizing: border-box;
    min-width: 3.5rem;
    min-height: 24px;
    margin: 0;
    padding: 0 0.2rem;
    border: 2px solid var(--focus, #0b5fc4);
    border-radius: 2px;
    background: var(--page, #fff);
    color: inherit;
    font: inherit;
    text-align: center;
    transform: translate(-50%, -50%);
    z-index: 1;
  }
  input:focus {
    outline: none;
  }
  .message {
    max-width: 22rem;
    margin: 0.25rem 0 0;
    color: var(--bad, #b3261e);
    font-size: var(--size-1, 0.8125rem);
  }
  .message:empty {
    display: none;
  }
  @media (prefers-reduced-motion: reduce) {
    .window {
      transition: none;
    }
  }
  @media print {
    .window {
      transition: none;
    }
  }
`;

import { css } from 'lit';

/** Buttons, fields and small print as the elements of this folder's neighbours share them. */
export const controls = css`
  :host {
    display: block;
    font: var(--size-2, 0.9375rem) / 1.5 var(--ui-font, system-ui, sans-serif);
    color: var(--ink, #222);
    font-variant-numeric: tabular-nums;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  button,
  ::file-selector-button,
  select,
  input:not([type='range'], [type='radio'], [type='checkbox'], [type='file']) {
    box-sizing: border-box;
    min-height: 2rem;
    padding: 0.2rem 0.7rem;
    border: 1px solid var(--rule, #999);
    border-radius: 3px;
    background: var(--page, #fff);
    color: inherit;
    font: inherit;
  }
  button,
  ::file-selector-button {
    cursor: pointer;
  }
  ::file-selector-button {
    margin-inline: 0 0.5rem;
  }
  button:hover:not(:disabled),
  input:enabled::file-selector-button:hover {
    background: var(--panel, #f3f3f3);
  }
  button:disabled,
  input:disabled,
  select:disabled {
    opacity: 0.5;
    cursor: default;
  }
  button.main {
    border-color: var(--ink, #222);
    background: var(--ink, #222);
    color: var(--page, #fff);
  }
  button.main:hover:not(:disabled) {
    background: var(--ink-soft, #444);
  }
  :focus-visible {
    outline: 2px solid var(--focus, #06c);
    outline-offset: 2px;
  }
  input[type='radio'],
  input[type='checkbox'] {
    inline-size: 1.1rem;
    block-size: 1.1rem;
    accent-color: var(--ink, #222);
    vertical-align: -0.15em;
  }
  input[type='range'] {
    min-height: 24px;
    accent-color: var(--ink, #222);
  }
  input[type='file'] {
    max-inline-size: 100%;
    min-height: 2rem;
    font: inherit;
  }
  .choice {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1.25rem;
    margin-block-end: 0.5rem;
  }
  .choice label {
    min-height: 24px;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 0.75rem;
  }
  .soft {
    color: var(--ink-soft, #555);
  }
  .small {
    font-size: var(--size-1, 0.8125rem);
  }
  .empty {
    margin: 0;
    padding-block: 0.5rem;
    color: var(--ink-soft, #555);
  }
  .wrong {
    margin: 0.5rem 0;
    padding-inline-start: 0.75rem;
    border-inline-start: 3px solid var(--bad, #b3261e);
  }
  .hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  p {
    margin: 0.35rem 0;
  }
  h3,
  h4 {
    margin: 0 0 0.35rem;
    font-size: 1rem;
    font-weight: 600;
  }
  code,
  textarea,
  output.code {
    font-family: var(--code-font, monospace);
  }
`;

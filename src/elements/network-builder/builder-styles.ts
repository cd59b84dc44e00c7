import { css } from 'lit';

/** The look of the network builder. */
export const builderStyles = css`
  .builder {
    display: grid;
    gap: 0.85rem;
  }
  .pattern {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 1.25rem;
  }
  .pattern label {
    display: inline-flex;
    align-items: center;
    gap: 0.4rem;
    min-height: 24px;
  }
  .formula {
    margin: 0;
    font-family: var(--text-font, serif);
    font-size: var(--size-3, 1.1875rem);
    overflow-wrap: anywhere;
  }
  .formula sup {
    font-size: 0.7em;
    line-height: 0;
  }
  .field {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.5rem;
    min-height: 3em;
    margin: 0;
  }
  .field .weights {
    color: var(--weights, #5b21b6);
  }
  ol {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .layer {
    display: grid;
    grid-template-columns: 3.8rem minmax(15rem, 1fr) 7rem 6rem 7.5rem 4.6rem 6.5rem;
    gap: 0 0.6rem;
    align-items: center;
    min-height: 2.5rem;
    padding: 0.15rem 0.4rem;
    border-block-end: 1px solid var(--rule, #ddd);
    border-inline-start: 3px solid transparent;
  }
  .layer.chosen {
    border-inline-start-color: var(--ink, #222);
    background: var(--panel, #f6f6f6);
  }
  .layer.head {
    min-height: 0;
    color: var(--ink-soft, #555);
    font-size: var(--size-1, 0.8125rem);
  }
  .counts {
    display: contents;
  }
  .number {
    text-align: end;
    white-space: nowrap;
  }
  .word {
    display: none;
  }
  .kind {
    font-family: var(--code-font, monospace);
    font-size: var(--size-1, 0.8125rem);
  }
  .fields {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.2rem 0.6rem;
  }
  .fields label {
    display: inline-flex;
    align-items: center;
    gap: 0.25rem;
    color: var(--weights, #5b21b6);
  }
  input[type='number'] {
    inline-size: 3.4rem;
    padding-inline: 0.35rem;
    text-align: end;
  }
  .layer .units {
    inline-size: 4.4rem;
  }
  .bar {
    display: block;
    block-size: 3px;
    margin-inline-start: auto;
    background: var(--weights, #5b21b6);
  }
  .adds .bar {
    background: var(--ink-soft, #555);
  }
  .moves {
    display: flex;
    justify-content: end;
    gap: 0.2rem;
  }
  .moves button {
    min-inline-size: 2rem;
    padding: 0;
  }
  button[aria-disabled='true'] {
    color: var(--ink-soft, #555);
    opacity: 0.5;
    cursor: default;
  }
  .problem {
    grid-column: 1 / -1;
    margin: 0.1rem 0 0.3rem;
    color: var(--bad, #b3261e);
  }
  .total {
    font-weight: 600;
    border-block-end: 0;
  }
  .fixed {
    color: var(--ink-soft, #555);
  }
  pre {
    margin: 0;
    padding: 0.6rem 0.75rem;
    border: 1px solid var(--rule, #999);
    border-radius: 3px;
    background: var(--panel, #f6f6f6);
    font: var(--size-1, 0.8125rem) / 1.55 var(--code-font, monospace);
    overflow-x: auto;
  }
  .train {
    display: inline-flex;
    align-items: center;
    min-height: 2rem;
    padding: 0.2rem 0.7rem;
    border-radius: 3px;
    background: var(--ink, #222);
    color: var(--page, #fff);
    text-decoration: none;
  }
  select {
    min-inline-size: 0;
    max-inline-size: 100%;
  }
  .status {
    min-height: 1.5em;
    margin: 0;
  }
  @media (max-width: 52rem) {
    .layer {
      grid-template-columns: 3.8rem minmax(0, 1fr) auto;
      gap: 0.1rem 0.5rem;
      padding-block: 0.4rem;
    }
    .layer.head,
    .nil {
      display: none;
    }
    .number {
      font-size: var(--size-1, 0.8125rem);
      text-align: start;
    }
    .fields {
      grid-column: 2;
    }
    .moves {
      grid-area: 1 / 3;
    }
    .counts {
      display: flex;
      flex-wrap: wrap;
      gap: 0 1rem;
      grid-column: 2 / -1;
    }
    .word {
      display: inline;
      color: var(--ink-soft, #555);
    }
    .bar {
      margin-inline-start: 0;
    }
  }
  @media print {
    .moves,
    .adding {
      display: none;
    }
  }
`;

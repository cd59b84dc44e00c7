import { css } from 'lit';

export const styles = css`
  :host {
    border-block: 1px solid var(--rule, #ddd);
    padding-block: 0.75rem;
  }
  ::slotted(pre) {
    cursor: text;
    margin-block: 0 !important;
  }
  .editing slot:not([name]) {
    display: none;
  }
  .row {
    margin-block-start: 0.5rem;
  }
  /* Two lines: what runs this cell and how it stands, then what is used less. */
  .row::after {
    flex-basis: 100%;
    margin-block-start: -0.5rem;
    content: '';
    order: 1;
  }
  .note {
    flex: 1 1 auto;
    order: 1;
    text-align: end;
  }
  .quiet,
  .seed,
  share-link {
    order: 2;
  }
  button.quiet {
    border-color: transparent;
    padding-inline: 0;
    background: none;
    color: var(--ink-soft, #555);
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .seed {
    color: var(--ink-soft, #555);
  }
  .seed input {
    inline-size: 4.5rem;
    padding-inline: 0.4rem;
  }
  .note > * + :not(:empty)::before {
    content: '· ';
    color: var(--ink-soft, #555);
  }
  .stale,
  .notice,
  .issue {
    color: var(--positive, #b5510a);
  }
  .notice {
    margin: 0;
  }
  .notice:not(:empty),
  .issue {
    margin-block: 0.4rem 0;
  }
  cell-output {
    margin-block-start: 0.5rem;
  }
`;

/** For what stands in the page's own tree, where the editors are; put into the page once. */
export const pageStyles = `
code-cell .plain-editor {
  --line: 1.55em;
  display: block;
  box-sizing: border-box;
  inline-size: 100%;
  margin: 0;
  padding: 0.9em 1.1em;
  border: 0;
  border-radius: 0;
  resize: vertical;
  overflow: auto;
  background: var(--panel, #f6f5f1);
  color: var(--ink, #222);
  caret-color: currentColor;
  font: var(--size-2, 0.9375rem) / 1.55 var(--code-font, monospace);
  tab-size: 2;
}
code-cell .plain-editor[aria-invalid='true'] {
  background-image: linear-gradient(
    color-mix(in srgb, var(--bad, #b3261e) 18%, transparent),
    color-mix(in srgb, var(--bad, #b3261e) 18%, transparent)
  );
  background-attachment: local;
  background-repeat: no-repeat;
  background-size: 100% var(--line);
  background-position: 0 calc(0.9em + var(--marked-line, 0) * var(--line));
}
code-cell .line[data-wrong] {
  background: color-mix(in srgb, var(--bad, #b3261e) 18%, transparent);
}
code-cell .monaco-host {
  min-block-size: 3rem;
  border: 0;
  outline-offset: 2px;
}
code-cell .wrong-line {
  background: color-mix(in srgb, var(--bad, #b3261e) 14%, transparent);
}
`;

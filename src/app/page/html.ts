import { escapeHtml } from '../../lesson/index.ts';

/** HTML that is taken as it stands. */
export class Html {
  constructor(readonly text: string) {}

  toString(): string {
    return this.text;
  }
}

type Value = string | number | Html | readonly Html[];

/**
 * Writes HTML; what is put in is escaped, unless it is `Html` itself.
 *
 * @example html`<h1>${lesson.title}</h1>`.text
 */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  const text = parts.reduce((before, part, index) => before + show(values[index - 1]) + part);
  return new Html(text);
}

/** HTML that a parser made already. */
export function raw(text: string): Html {
  return new Html(text);
}

function show(value: Value): string {
  if (value instanceof Html) return value.text;
  if (Array.isArray(value)) return value.map((one: Html) => one.text).join('');
  return escapeHtml(String(value));
}

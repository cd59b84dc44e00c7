import { katex as dollars } from '@mdit/plugin-katex';
import katex from 'katex';
import type MarkdownIt from 'markdown-it';
import type { Environment } from './page-writer.ts';

/** The macros that colour a part of a formula, and the property of the theme that each stands for. */
const INKS = { Input: 'input', Weights: 'weights', Output: 'output', Gradient: 'gradient' };

const MACROS = Object.fromEntries(
  Object.entries(INKS).map(([name, ink]) => [`\\${name}`, `\\textcolor{ink${ink}}{#1}`]),
);

/** KaTeX writes a command that it does not trust in this colour instead of obeying it. */
const REFUSED = 'refused';

/** Formulas between dollars, rendered by KaTeX as HTML and MathML; a formula that fails is reported. */
export function math(md: MarkdownIt): void {
  md.use(dollars);
  md.renderer.rules.math_inline = (tokens, index, _options, env: Environment) =>
    formula(tokens[index].content, false, tokens[index].meta?.line ?? 1, env);
  md.renderer.rules.math_block = (tokens, index, _options, env: Environment) =>
    `<div class="formula" tabindex="0">${formula(
      tokens[index].content,
      true,
      (tokens[index].map?.[0] ?? 0) + env.firstLine,
      env,
    )}</div>\n`;
}

function formula(tex: string, displayMode: boolean, line: number, env: Environment): string {
  try {
    const html = katex.renderToString(tex, {
      displayMode,
      errorColor: REFUSED,
      macros: { ...MACROS },
      output: 'htmlAndMathml',
      strict: 'error',
      throwOnError: true,
      trust: false,
    });
    if (html.includes(`color:${REFUSED}`)) throw new Error(`a command in '${tex}' is not allowed`);
    return Object.entries(INKS).reduce(useTheme, html);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    env.writer.report(line, `formula: ${reason.replace(/^KaTeX parse error: /, '')}`);
    return '';
  }
}

/** KaTeX knows colours, not themes: what it took for a colour's name becomes the theme's property. */
function useTheme(html: string, [name, ink]: [string, string]): string {
  return html
    .replaceAll(`color:ink${ink};`, `color:var(--${ink});`)
    .replaceAll(` mathcolor="ink${ink}"`, '')
    .replaceAll(`\\textcolor{ink${ink}}`, `\\${name}`);
}

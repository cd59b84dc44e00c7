import {
  createCssVariablesTheme,
  createHighlighterCoreSync,
  type HighlighterCore,
} from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import css from 'shiki/langs/css.mjs';
import html from 'shiki/langs/html.mjs';
import json from 'shiki/langs/json.mjs';
import shell from 'shiki/langs/shellscript.mjs';
import typescript from 'shiki/langs/typescript.mjs';
import yaml from 'shiki/langs/yaml.mjs';

/** Languages of a fence, and the grammar that reads each. */
const GRAMMARS: Readonly<Record<string, string>> = {
  text: 'text',
  ts: 'typescript',
  js: 'typescript',
  json: 'json',
  html: 'html',
  css: 'css',
  sh: 'shellscript',
  yaml: 'yaml',
};

const theme = createCssVariablesTheme({ name: 'page', variablePrefix: '--code-', fontStyle: true });
let highlighter: HighlighterCore | undefined;

/** The languages that a fence may name. */
export const languages: readonly string[] = Object.keys(GRAMMARS);

/**
 * Colours code by the custom properties `--code-token-…`, so that one text serves both themes.
 *
 * @returns `<pre class="shiki …"><code>…</code></pre>` that can be reached by keyboard, since it may scroll
 * @example highlight('const a = 1;', 'ts')
 */
export function highlight(code: string, language: string): string {
  highlighter ??= createHighlighterCoreSync({
    themes: [theme],
    langs: [typescript, json, html, css, shell, yaml],
    engine: createJavaScriptRegexEngine(),
  });
  return highlighter.codeToHtml(code.replace(/\n$/, ''), {
    lang: GRAMMARS[language] ?? 'text',
    // A limit in milliseconds would make the page depend on how busy the machine is.
    tokenizeTimeLimit: 0,
    theme: 'page',
  });
}

import { editor as monaco } from 'monaco-editor/editor/editor.api.js';

/** What is coloured, by which of the page's inks, and what that is where the page has none; as in `look/code.css`. */
const INKS: readonly (readonly [token: string, name: string, fallback: string])[] = [
  ['keyword', 'ink', '#21221f'],
  ['number', 'code-value', '#654a5c'],
  ['number.hex', 'code-value', '#654a5c'],
  ['regexp', 'code-text', '#67593f'],
  ['string', 'code-text', '#67593f'],
  ['comment', 'ink-soft', '#5c5e58'],
  ['annotation', 'code-name', '#39495c'],
  ['type', 'code-name', '#39495c'],
];

let following = false;

/** Gives Monaco the page's colours, now and whenever they change; all editors of a page share one theme. */
export function followTheme(): void {
  if (following) return;
  following = true;
  apply();
  const dark = matchMedia('(prefers-color-scheme: dark)');
  dark.addEventListener('change', apply);
  new MutationObserver(apply).observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['data-theme', 'class'],
  });
}

function apply(): void {
  const root = getComputedStyle(document.documentElement);
  const colour = (name: string, fallback: string): string =>
    root.getPropertyValue(`--${name}`).trim() || fallback;
  const ink = colour('ink', '#21221f');
  const panel = colour('panel', '#f6f5f1');
  monaco.defineTheme('page', {
    base: isDark(panel) ? 'vs-dark' : 'vs',
    inherit: true,
    rules: [
      { token: '', foreground: hex(ink) },
      ...INKS.map(([token, name, fallback]) => ({
        token,
        foreground: hex(colour(name, fallback)),
        ...(token === 'keyword' ? { fontStyle: 'bold' } : {}),
      })),
    ],
    colors: {
      'editor.background': panel,
      'editor.foreground': ink,
      'editorLineNumber.foreground': colour('ink-soft', '#5c5e58'),
      'editorCursor.foreground': ink,
      'editorWidget.background': colour('page', '#fffefc'),
      focusBorder: colour('focus', '#0b5fc4'),
    },
  });
  monaco.setTheme('page');
}

function hex(colour: string): string {
  return colour.replace('#', '');
}

function isDark(colour: string): boolean {
  const value = Number.parseInt(hex(colour).slice(0, 6), 16);
  return ((value >> 16) & 255) + ((value >> 8) & 255) + (value & 255) < 384;
}

import { editor as monaco } from 'monaco-editor/editor/editor.api.js';

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
  const rule = (token: string, name: string, fallback: string) => ({
    token,
    foreground: hex(colour(name, fallback)),
  });
  monaco.defineTheme('page', {
    base: isDark(panel) ? 'vs-dark' : 'vs',
    inherit: true,
    rules: [
      { token: '', foreground: hex(ink) },
      rule('keyword', 'weights', '#5b21b6'),
      rule('number', 'positive', '#b5510a'),
      rule('string', 'good', '#2b7030'),
      rule('comment', 'ink-soft', '#5c5e58'),
      rule('type', 'negative', '#1f62b0'),
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

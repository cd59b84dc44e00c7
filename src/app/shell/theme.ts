import { store, stored } from './stored.ts';

const THEMES = ['auto', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

const WORDS: Readonly<Record<Theme, string>> = { auto: 'Auto', light: 'Light', dark: 'Dark' };

/** Wires the button that goes from the system's colours to light to dark and round again. */
export function wireTheme(button: HTMLButtonElement, root: HTMLElement): void {
  const kept = stored('theme');
  let theme: Theme = kept === 'light' || kept === 'dark' ? kept : 'auto';
  const show = (): void => {
    if (theme === 'auto') delete root.dataset.theme;
    else root.dataset.theme = theme;
    button.textContent = WORDS[theme];
    const next = WORDS[following(theme)].toLowerCase();
    button.setAttribute('aria-label', `${WORDS[theme]} colours, change to ${next}`);
    button.title = `Colours: ${WORDS[theme].toLowerCase()}`;
  };
  button.addEventListener('click', () => {
    theme = following(theme);
    store('theme', theme === 'auto' ? null : theme);
    show();
  });
  button.hidden = false;
  show();
}

function following(theme: Theme): Theme {
  return THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
}

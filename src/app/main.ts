import { progress } from '../elements/progress/index.ts';
import { wireDrawer } from './shell/drawer.ts';
import { giveChecks } from './shell/exercise-checks.ts';
import { loadElements, type Loaders } from './shell/load-elements.ts';
import { noteTrouble } from './shell/progress-note.ts';
import { progressWhenAsked } from './shell/progress-when-asked.ts';
import { revealAfter } from './shell/reveal-after.ts';
import { sharedWhenThere } from './shell/shared-when-there.ts';
import { keepFromStrayFiles } from './shell/stray-files.ts';
import { wireTheme } from './shell/theme.ts';

const doors = import.meta.glob('../elements/*-*/index.ts');
const loaders: Loaders = Object.fromEntries(
  Object.entries(doors).map(([path, load]) => [path.split('/').at(-2) ?? '', load]),
);

const themeButton = document.querySelector<HTMLButtonElement>('.bar .theme');
if (themeButton) wireTheme(themeButton, document.documentElement);
wireDrawer(document);
keepFromStrayFiles(window);
progressWhenAsked(document, progress);
noteTrouble(document, progress);
revealAfter(document);
giveChecks(document, async () => (await import('./shell/check-modules.ts')).checkModules);
loadElements(document, loaders, showFailure);
sharedWhenThere(document, progress);

/** The text of the page stands without a widget; the reader is told which one is missing and what to do. */
function showFailure(tag: string): void {
  for (const element of document.querySelectorAll(tag)) {
    const note = document.createElement('p');
    note.setAttribute('role', 'status');
    note.textContent = 'This figure could not be loaded. Reload the page to try again.';
    element.before(note);
  }
}

// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { wireDrawer } from './drawer.ts';
import { giveChecks, type TakesCheck } from './exercise-checks.ts';
import { loadElements } from './load-elements.ts';
import { revealAfter } from './reveal-after.ts';
import { keepFromStrayFiles } from './stray-files.ts';
import { wireTheme } from './theme.ts';

beforeEach(() => localStorage.clear());

afterEach(() => {
  document.body.replaceChildren();
  delete document.documentElement.dataset.theme;
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function themeButton(): HTMLButtonElement {
  const button = document.createElement('button');
  button.hidden = true;
  wireTheme(button, document.documentElement);
  return button;
}

test('the theme goes from auto to light to dark and round, and is kept', () => {
  const button = themeButton();
  const seen = [0, 1, 2].map(() => {
    button.click();
    return [document.documentElement.dataset.theme, localStorage.getItem('convscope:theme')];
  });
  expect(seen).toEqual([
    ['light', 'light'],
    ['dark', 'dark'],
    [undefined, null],
  ]);
  expect(button.hidden).toBe(false);
});

test('the theme that was kept is named on the button', () => {
  localStorage.setItem('convscope:theme', 'dark');
  expect(themeButton().textContent).toBe('Dark');
});

test('the theme changes where storage is blocked', () => {
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new Error('blocked');
  });
  themeButton().click();
  expect(document.documentElement.dataset.theme).toBe('light');
});

function drawerPage(): { page: Document; drawer: HTMLDialogElement } {
  const page = document.implementation.createHTMLDocument();
  page.body.innerHTML = `<a class="open-contents" href="../">Contents</a>
    <dialog class="drawer"><button class="close"></button>
    <label class="key-choice"><input type="checkbox"></label></dialog>
    <input id="field"><input id="box" type="checkbox">`;
  const drawer = page.querySelector('dialog')!;
  wireDrawer(page);
  return { page, drawer };
}

function press(target: EventTarget, key: string, more: KeyboardEventInit = {}): void {
  target.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...more }),
  );
}

test('the key c opens the contents and closes them again', () => {
  const { page, drawer } = drawerPage();
  press(page.body, 'c');
  expect(drawer.open).toBe(true);
  press(page.body, 'c');
  expect(drawer.open).toBe(false);
});

test('the key c goes into a field that is typed in, and stays free for copying', () => {
  const { page, drawer } = drawerPage();
  press(page.querySelector('#field')!, 'c');
  press(page.body, 'c', { ctrlKey: true });
  press(page.body, 'c', { metaKey: true });
  expect(drawer.open).toBe(false);
  press(page.querySelector('#box')!, 'c');
  expect(drawer.open).toBe(true);
});

test('the key c can be turned off for good', () => {
  const { page, drawer } = drawerPage();
  const choice = page.querySelector<HTMLInputElement>('.key-choice input')!;
  choice.checked = false;
  choice.dispatchEvent(new Event('change'));
  press(page.body, 'c');
  expect(drawer.open).toBe(false);
  expect(drawerPage().page.querySelector<HTMLInputElement>('.key-choice input')!.checked).toBe(
    false,
  );
});

describe('what waits for a prediction', () => {
  function waitingPage() {
    document.body.innerHTML = `<predict-first prediction="a"></predict-first>
      <figure data-after="a">A</figure><p data-after="a">B</p><p data-after="not-there">C</p>`;
    revealAfter(document);
    return {
      shown: () =>
        [...document.querySelectorAll('[data-after]:not(.waiting)')].map((e) => e.textContent),
      places: () => [...document.querySelectorAll<HTMLElement>('.waits')],
    };
  }

  test('appears when it is committed', () => {
    const { shown, places } = waitingPage();
    expect(shown()).toEqual(['C']);
    expect(places().map(({ nextElementSibling: next }) => next?.tagName)).toEqual(['FIGURE']);
    document
      .querySelector('predict-first')!
      .dispatchEvent(
        new CustomEvent('predict-first-commit', { bubbles: true, detail: { prediction: 'a' } }),
      );
    expect(shown()).toEqual(['A', 'B', 'C']);
    expect(places()).toEqual([]);
  });

  test('can be opened without one, and the keyboard goes on there', () => {
    const { shown, places } = waitingPage();
    places()[0].querySelector('button')!.click();
    expect(shown()).toEqual(['A', 'B', 'C']);
    expect(places()).toEqual([]);
    expect(document.activeElement).toBe(document.querySelector('figure'));
  });
});

test('a dropped file that nothing takes does not replace the page', () => {
  keepFromStrayFiles(window);
  document.body.innerHTML = '<main><p></p><input type="file" /></main>';
  const kept = (type: string, target: string, types: string[]) => {
    const event = new Event(type, { bubbles: true, cancelable: true, composed: true });
    Object.assign(event, { dataTransfer: { types } });
    document.querySelector(target)!.dispatchEvent(event);
    return event.defaultPrevented;
  };
  for (const type of ['dragover', 'drop']) {
    expect(kept(type, 'p', ['Files'])).toBe(true);
    expect(kept(type, 'p', ['text/plain'])).toBe(false);
    expect(kept(type, 'input', ['Files'])).toBe(false);
  }
});

test('an exercise is handed the check of its own folder', async () => {
  document.body.innerHTML = `<lesson-exercise lesson="relu" exercise="back"></lesson-exercise>
    <lesson-exercise lesson="relu" exercise="gone"></lesson-exercise>`;
  const check = (entry: string) => async () => ({ default: { entry, cases: () => [] } });
  giveChecks(document, async () => ({
    '/lessons/2-convolution/6-relu/exercises/back/check.ts': check('right'),
    '/lessons/2-convolution/7-other/exercises/back/check.ts': check('wrong'),
  }));
  const [found, missing] = document.querySelectorAll<Element & TakesCheck>('lesson-exercise');
  expect((await found.loadCheck())?.entry).toBe('right');
  expect(await missing.loadCheck()).toBeNull();
});

/** An observer that a test drives by hand. */
function fakeObserver(): (element: Element) => void {
  let tell: (entries: { isIntersecting: boolean; target: Element }[]) => void = () => {};
  class Observer {
    constructor(callback: typeof tell) {
      tell = callback;
    }
    observe(): void {}
    disconnect(): void {}
  }
  vi.stubGlobal('IntersectionObserver', Observer);
  return (target) => tell([{ isIntersecting: true, target }]);
}

test('a module is loaded once, when its first element comes near', () => {
  const near = fakeObserver();
  vi.stubGlobal('requestIdleCallback', () => 0);
  document.body.innerHTML = '<main><a-b></a-b><a-b></a-b><c-d></c-d></main>';
  const loaders = { 'a-b': vi.fn(async () => {}), 'c-d': vi.fn(async () => {}) };
  loadElements(document, loaders, () => {});
  expect(loaders['a-b']).not.toHaveBeenCalled();
  for (const element of document.querySelectorAll('a-b')) near(element);
  expect(loaders['a-b']).toHaveBeenCalledTimes(1);
  expect(loaders['c-d']).not.toHaveBeenCalled();
});

test('what waits for a prediction is fetched when the reader has first done anything', () => {
  fakeObserver();
  vi.stubGlobal('requestIdleCallback', (work: () => void) => work());
  document.body.innerHTML =
    '<main><a-b></a-b><figure class="waiting"><a-b></a-b><c-d></c-d></figure></main>';
  const loaders = { 'a-b': vi.fn(async () => {}), 'c-d': vi.fn(async () => {}) };
  loadElements(document, loaders, () => {});
  expect(loaders['a-b']).toHaveBeenCalledTimes(1);
  expect(loaders['c-d']).not.toHaveBeenCalled();
  dispatchEvent(new Event('scroll'));
  dispatchEvent(new Event('keydown'));
  expect(loaders['a-b']).toHaveBeenCalledTimes(1);
  expect(loaders['c-d']).toHaveBeenCalledTimes(1);
});

test('what a committed prediction opens is fetched then, before the reader does anything', () => {
  fakeObserver();
  vi.stubGlobal('requestIdleCallback', (work: () => void) => work());
  document.body.innerHTML = `<main><predict-first prediction="a"></predict-first>
    <figure data-after="a"><a-b></a-b></figure><figure class="waiting"><c-d></c-d></figure></main>`;
  revealAfter(document);
  const loaders = { 'a-b': vi.fn(async () => {}), 'c-d': vi.fn(async () => {}) };
  loadElements(document, loaders, () => {});
  expect(loaders['a-b']).not.toHaveBeenCalled();
  const detail = { prediction: 'a' };
  document
    .querySelector('predict-first')!
    .dispatchEvent(new CustomEvent('predict-first-commit', { bubbles: true, detail }));
  expect(loaders['a-b']).toHaveBeenCalledTimes(1);
  expect(loaders['c-d']).not.toHaveBeenCalled();
});

test('a module that cannot be had is reported by its tag', async () => {
  const near = fakeObserver();
  vi.stubGlobal('requestIdleCallback', () => 0);
  document.body.innerHTML = '<main><a-b></a-b></main>';
  const failed = vi.fn();
  loadElements(document, { 'a-b': () => Promise.reject(new Error('offline')) }, failed);
  near(document.querySelector('a-b')!);
  await vi.waitFor(() => expect(failed).toHaveBeenCalledWith('a-b', expect.any(Error)));
});

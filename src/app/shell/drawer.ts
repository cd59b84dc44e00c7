import { wireDialog } from './dialog.ts';
import { store, stored } from './stored.ts';

const KEY = 'c';

/** Wires the contents drawer: its link, its close button, and the key `c`, which can be turned off. */
export function wireDrawer(page: Document): void {
  const drawer = page.querySelector<HTMLDialogElement>('dialog.drawer');
  const opener = page.querySelector<HTMLAnchorElement>('.open-contents');
  const choice = drawer?.querySelector<HTMLInputElement>('.key-choice input');
  if (!drawer || !opener || !choice) return;
  const toggle = (): void => {
    if (drawer.open) drawer.close();
    else if (!page.querySelector('dialog[open]')) open(drawer);
  };

  opener.setAttribute('role', 'button');
  opener.setAttribute('aria-haspopup', 'dialog');
  opener.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(drawer);
  });
  opener.addEventListener('keydown', (event) => {
    if (event.key !== ' ') return;
    event.preventDefault();
    open(drawer);
  });
  wireDialog(drawer);

  choice.checked = stored('contents-key') !== 'off';
  choice.addEventListener('change', () => store('contents-key', choice.checked ? null : 'off'));
  page.addEventListener('keydown', (event) => {
    if (!choice.checked || event.key !== KEY || event.defaultPrevented) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTyping(event)) return;
    event.preventDefault();
    toggle();
  });
}

function open(drawer: HTMLDialogElement): void {
  if (drawer.open) return;
  drawer.showModal();
  const here = drawer.querySelector<HTMLElement>('[aria-current]');
  here?.scrollIntoView({ block: 'center' });
  here?.focus({ preventScroll: true });
}

/** Whether a key goes into a field; the fields of a widget are behind its shadow root. */
function isTyping(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('[role=textbox], [role=spinbutton]')) return true;
  if (target instanceof HTMLInputElement)
    return !/^(checkbox|radio|button|range)$/.test(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

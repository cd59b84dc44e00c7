// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { decodeShareLink, type Shared } from '../../lesson/share-link/index.ts';
import './index.ts';
import type { ShareLink } from './share-link.ts';

const SHARED: Shared = { lesson: 'relu', cell: 'two-layers', code: 'print(1)' };

afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

/** An element that has been clicked, in a page whose clipboard does what a test says. */
async function clicked(
  shared: Shared,
  writeText: (text: string) => Promise<void>,
): Promise<ShareLink> {
  vi.stubGlobal('navigator', { clipboard: { writeText } });
  const element = document.createElement('share-link');
  element.shared = () => shared;
  document.body.append(element);
  await element.updateComplete;
  inside(element, 'button').click();
  await vi.waitFor(() => expect(status(element)).not.toBe(''));
  await element.updateComplete;
  return element;
}

function inside(element: ShareLink, selector: 'button'): HTMLButtonElement;
function inside(element: ShareLink, selector: 'input'): HTMLInputElement | null;
function inside(element: ShareLink, selector: string): Element | null {
  return element.renderRoot.querySelector(selector);
}

const status = (element: ShareLink): string =>
  element.renderRoot.querySelector('[role=status]')?.textContent ?? '';

test('a click copies a link to this page, without its old fragment, that holds the code', async () => {
  location.href = 'https://example.org/course/relu/?a=1#sources';
  const copied: string[] = [];
  const element = await clicked(SHARED, async (text) => void copied.push(text));
  expect(status(element)).toBe('Link copied.');
  const [address, fragment] = copied[0].split('#');
  expect(address).toBe('https://example.org/course/relu/?a=1');
  expect(await decodeShareLink(`#${fragment}`)).toEqual(SHARED);
  expect(inside(element, 'input')).toBeNull();
});

test('where the page may not copy, a field holds the link', async () => {
  const element = await clicked(SHARED, () => Promise.reject(new Error('NotAllowedError')));
  expect(status(element)).toContain('Copy the link from the field');
  const link = inside(element, 'input')?.value ?? '';
  expect(await decodeShareLink(new URL(link).hash)).toEqual(SHARED);
});

test('where there is no clipboard at all, a field holds the link', async () => {
  vi.stubGlobal('navigator', {});
  const element = document.createElement('share-link');
  element.shared = () => SHARED;
  document.body.append(element);
  await element.updateComplete;
  inside(element, 'button').click();
  await vi.waitFor(() => expect(inside(element, 'input')?.value).toContain('#share=1.'));
});

test('code that is too big for a link is refused with the reason', async () => {
  const writeText = vi.fn(async () => {});
  const element = await clicked({ ...SHARED, code: 'a'.repeat(100_001) }, writeText);
  expect(status(element)).toContain('at most 100,000 bytes, got 100,001');
  expect(writeText).not.toHaveBeenCalled();
});

test('without anything to share the button is off', async () => {
  const element = document.createElement('share-link');
  document.body.append(element);
  await element.updateComplete;
  expect(inside(element, 'button').disabled).toBe(true);
});

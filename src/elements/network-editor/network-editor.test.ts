// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import './index.ts';
import { offsetOf, placeIn } from './place-in-text.ts';

async function editor(properties: object) {
  const element = document.createElement('network-editor');
  Object.assign(element, { text: 'one\ntwo' }, properties);
  document.body.append(element);
  await element.updateComplete;
  const root = element.shadowRoot!;
  const area = root.querySelector('textarea')!;
  const type = async (text: string) => {
    area.value = text;
    area.dispatchEvent(new Event('input'));
    await element.updateComplete;
  };
  return { element, root, area, type };
}

test('Apply hands over what was typed', async () => {
  const { element, root, type } = await editor({});
  const texts: string[] = [];
  element.addEventListener('network-apply', (e) => texts.push((e as CustomEvent).detail.text));
  await type('three');
  root.querySelector<HTMLButtonElement>('.apply')!.click();
  expect(texts).toEqual(['three']);
});

test('a refused text stays, with the reason and the caret at its place', async () => {
  const { element, root, area, type } = await editor({});
  await type('one\ntwo(');
  element.error = 'network: expected ), got the end at line 2, column 4';
  await element.updateComplete;
  expect(area.value).toBe('one\ntwo(');
  expect(area.getAttribute('aria-invalid')).toBe('true');
  expect(area.selectionStart).toBe(7);
  expect(root.querySelector('[role=alert]')!.textContent).toContain('line 2, column 4');
});

test('Undo changes brings back the network that runs', async () => {
  const { element, root, area, type } = await editor({});
  await type('three');
  root.querySelectorAll<HTMLButtonElement>('button')[1].click();
  await element.updateComplete;
  expect(area.value).toBe('one\ntwo');
});

test('a preset is put in but not applied', async () => {
  const { element, root, area } = await editor({ presets: [{ name: 'linear', text: 'dense()' }] });
  let applied = false;
  element.addEventListener('network-apply', () => (applied = true));
  const select = root.querySelector('select')!;
  select.value = 'linear';
  select.dispatchEvent(new Event('change'));
  await element.updateComplete;
  expect([area.value, applied]).toEqual(['dense()', false]);
});

test('a message without a place has none, and a place beyond the text is its end', () => {
  expect(placeIn('expected a number')).toBeNull();
  expect(placeIn('line 3, column 9: expected a comma')).toEqual({ line: 3, column: 9 });
  expect(offsetOf('ab\nc', { line: 2, column: 99 })).toBe(4);
});

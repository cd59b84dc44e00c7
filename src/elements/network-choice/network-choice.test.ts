// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import { shippedNetworks } from '../../runner/engine/index.ts';
import type { NetworkChoiceElement } from './index.ts';
import './index.ts';

let choice: NetworkChoiceElement;
const heard: unknown[] = [];

beforeEach(async () => {
  heard.length = 0;
  choice = document.createElement('network-choice');
  choice.network = { from: 'file', name: 'mine.safetensors' };
  for (const type of ['network-pick', 'network-file'])
    choice.addEventListener(type, (event) => heard.push((event as CustomEvent).detail));
  document.body.append(choice);
  await choice.updateComplete;
});

afterEach(() => document.body.replaceChildren());

test('the networks that ship are offered, and the one in use beside them', () => {
  const options = [...choice.shadowRoot!.querySelectorAll('option')];
  expect(options.map(({ textContent }) => textContent.trim())).toEqual([
    ...shippedNetworks(),
    'file mine.safetensors',
  ]);
});

test('another one from the list is told by what it is', () => {
  const list = choice.shadowRoot!.querySelector('select')!;
  list.value = 'shipped/pocket';
  list.dispatchEvent(new Event('change'));
  expect(heard).toEqual([{ network: { from: 'shipped', name: 'pocket' } }]);
});

test('a file is told as it is, and the same one may be given again', () => {
  const field = choice.shadowRoot!.querySelector<HTMLInputElement>('input[type=file]')!;
  const file = new File(['a network'], 'again.safetensors');
  Object.defineProperty(field, 'files', { value: [file] });
  field.dispatchEvent(new Event('change'));
  field.dispatchEvent(new Event('change'));
  expect(heard).toEqual([{ file }, { file }]);
});

// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { parseNetwork } from '../../cnn/model/index.ts';
import { networkIn } from '../handover/index.ts';
import type { NetworkBuilder } from './index.ts';
import './index.ts';

let builder: NetworkBuilder;

beforeEach(async () => {
  document.body.replaceChildren();
  builder = document.createElement('network-builder');
  builder.train = '../train-cifar10/';
  document.body.append(builder);
  await builder.updateComplete;
});

const root = () => builder.shadowRoot!;
const kinds = () => builder.layers.map(({ kind }) => kind).join(' ');

async function press(label: string) {
  const button = root().querySelector<HTMLButtonElement>(`button[aria-label="${label}"]`)!;
  button.focus();
  button.click();
  await builder.updateComplete;
}

async function type(label: string, value: string) {
  const field = root().querySelector<HTMLInputElement>(`input[aria-label="${label}"]`)!;
  field.value = value;
  field.dispatchEvent(new Event('change'));
  await builder.updateComplete;
  return field;
}

const problems = () => [...root().querySelectorAll('.problem')].map((each) => each.textContent);

test('what it counts is what the framework counts of its text', () => {
  const { parameters, multiplyAdds } = parseNetwork(builder.text).summary();
  expect(root().querySelector('.all-parameters')!.textContent).toBe(
    parameters.toLocaleString('en'),
  );
  expect(root().querySelector('.all-adds')!.textContent).toBe(multiplyAdds.toLocaleString('en'));
});

test('a layer is added after the chosen one, moved, and removed, and the change undone', async () => {
  root().querySelector<HTMLElement>('.layer[data-id] input')!.focus();
  await builder.updateComplete;
  await press('Add POOL after conv1');
  expect(kinds()).toBe('conv pool relu pool conv relu pool conv relu pool dense');
  await press('Move pool1 down');
  expect(kinds()).toBe('conv relu pool pool conv relu pool conv relu pool dense');
  await press('Remove pool2');
  expect(kinds()).toBe('conv relu pool conv relu pool conv relu pool dense');
  const undo = [...root().querySelectorAll('button')].find((b) => b.textContent === 'Undo')!;
  undo.click();
  await builder.updateComplete;
  expect(kinds()).toBe('conv relu pool pool conv relu pool conv relu pool dense');
});

test('the focus stays with a layer that is moved, and goes to its neighbour when it is removed', async () => {
  await press('Move relu1 up');
  expect(root().activeElement?.getAttribute('aria-label')).toBe('Move relu1 up');
  await press('Remove relu1');
  expect(root().activeElement?.getAttribute('aria-label')).toBe('Remove conv1');
});

test('a layer that does not fit says so where it stands, and cannot be trained', async () => {
  await type('conv1, padding P', '0');
  await type('conv1, stride S', '3');
  expect(problems()).toEqual(['conv1 does not fit: (32 − 3)/3 + 1 = 10.7.']);
  expect(root().querySelector('.train')).toBeNull();
  expect(root().querySelector('.handover')!.textContent).toContain('every layer fits');
});

test('a number out of range, or none, leaves the layer and the field as they were', async () => {
  for (const wrong of ['0', '12', '2.5', '']) {
    const field = await type('conv1, window size F', wrong);
    expect(field.value).toBe('3');
  }
  expect(builder.layers[0]).toMatchObject({ size: 3 });
});

test('N, M and K make the layers, and the layers say N, M and K', async () => {
  await type('N, convolutions in a block', '2');
  await type('M, blocks', '2');
  await type('K, hidden FC layers', '1');
  expect(kinds()).toBe('conv relu conv relu pool conv relu conv relu pool dense relu dense');
  expect(root().querySelector('.formula')!.textContent).toContain(
    '[(CONV-RELU)2-POOL]2-(FC-RELU)1',
  );
  await press('Remove relu1');
  expect(root().querySelector('.formula')!.textContent).toContain('[(CONV-RELU)N-POOL?]M');
});

const field = () => root().querySelector('.field')!.textContent!.replaceAll(/\s+/g, ' ').trim();

async function choose(index: number) {
  root().querySelectorAll('.layer[data-id]')[index].dispatchEvent(new Event('pointerdown'));
  await builder.updateComplete;
}

test('how far the chosen layer sees is written out with the numbers of its row', async () => {
  await choose(3);
  expect(field()).toBe('conv2 sees r + (F − 1)·j = 4 + (3 − 1)·2 = 8 pixels; j·S = 2·1 = 2 to the next output.'); // prettier-ignore
  await type('conv2, window size F', '5');
  await type('conv2, padding P', '2');
  expect(field()).toContain('= 4 + (5 − 1)·2 = 12 pixels');
  expect(root().querySelectorAll('.layer[data-id] .sees')[3].textContent).toContain('12 × 12');
  await choose(1);
  expect(field()).toContain('relu1 sees r = 3, as before');
  await choose(9);
  expect(field()).toContain('dense1 sees r = 32: each output takes every number');
});

test('a layer that does not fit sees nothing', async () => {
  await type('conv1, stride S', '3');
  await choose(0);
  expect(field()).toContain('conv1 sees nothing, as long as it does not fit');
});

test('six blocks halve 32 pixels once too often', async () => {
  await type('M, blocks', '6');
  expect(problems()).toEqual(['pool6 does not fit: the window is 2 wide, the map only 1.']);
});

test('the link brings the text to the training lesson', () => {
  const href = root().querySelector('.train')!.getAttribute('href')!;
  expect(href.startsWith('../train-cifar10/#')).toBe(true);
  expect(networkIn(href.slice(href.indexOf('#')))).toBe(builder.text);
});

test('a network that ends in other than ten scores is not handed on', async () => {
  await type('dense1, units', '12');
  expect(root().querySelector('.handover')!.textContent).toContain('10 scores');
});

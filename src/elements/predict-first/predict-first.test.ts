// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { progress } from '../progress/index.ts';
import './index.ts';
import type { PredictFirst, PredictFirstCommit } from './predict-first.ts';
import { readNumber } from './read-number.ts';

const CHOICES = `<predict-first prediction="p" lesson="l" choices="3" answer="1">
  <div slot="question">How many?</div>
  <span slot="choice-0">9</span><span slot="choice-1">25</span><span slot="choice-2">49</span>
  <details slot="because"><summary>Answer</summary><p>Since.</p></details>
</predict-first>`;
const NUMBER = `<predict-first prediction="n" lesson="l" answer="2.5" tolerance="0.1" unit="places">
  <div slot="question">How many?</div>
  <details slot="because"><summary>Answer</summary><p>Since.</p></details>
</predict-first>`;

const KEY = { lesson: 'l', kind: 'prediction', id: 'p' } as const;

let commits: PredictFirstCommit[] = [];
const take = (event: Event): void =>
  void commits.push((event as CustomEvent<PredictFirstCommit>).detail);

beforeEach(() => {
  commits = [];
  localStorage.clear();
  progress.reset();
  document.addEventListener('predict-first-commit', take);
});

afterEach(() => {
  document.removeEventListener('predict-first-commit', take);
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

async function show(markup: string): Promise<PredictFirst> {
  document.body.innerHTML = markup;
  const element = document.querySelector('predict-first')!;
  await element.updateComplete;
  return element;
}

function inside<T extends Element>(element: PredictFirst, selector: string): T[] {
  return [...element.renderRoot.querySelectorAll<T>(selector)];
}

async function choose(element: PredictFirst, index: number): Promise<void> {
  const radio = inside<HTMLInputElement>(element, 'input')[index];
  radio.checked = true;
  radio.dispatchEvent(new Event('change'));
  await submit(element);
}

async function type(element: PredictFirst, text: string): Promise<void> {
  const [input] = inside<HTMLInputElement>(element, 'input');
  input.value = text;
  input.dispatchEvent(new Event('input'));
  await submit(element);
}

async function submit(element: PredictFirst): Promise<void> {
  inside<HTMLFormElement>(element, 'form')[0].dispatchEvent(
    new Event('submit', { cancelable: true }),
  );
  await element.updateComplete;
}

const answer = (): HTMLDetailsElement => document.querySelector('details')!;
const verdict = (element: PredictFirst): string =>
  inside(element, '.verdict')[0].textContent!.trim();

test('the answer is kept back until the student commits', async () => {
  const element = await show(CHOICES);
  expect(answer().hidden).toBe(true);
  await choose(element, 1);
  expect(answer().hidden).toBe(false);
  expect(answer().open).toBe(true);
});

test('committing tells the page what was predicted and whether it holds', async () => {
  await choose(await show(CHOICES), 1);
  await choose(await show(CHOICES.replace('"p"', '"q"')), 2);
  expect(commits).toEqual([
    { prediction: 'p', value: '1', right: true },
    { prediction: 'q', value: '2', right: false },
  ]);
});

test('nothing is committed without a choice, and the student is told what to do', async () => {
  const element = await show(CHOICES);
  await submit(element);
  expect(commits).toEqual([]);
  expect(inside(element, '[role=alert]')[0].textContent).toContain('Choose one first.');
  expect(answer().hidden).toBe(true);
});

test('the choice that holds is marked in words, not by weight alone', async () => {
  const element = await show(CHOICES);
  await choose(element, 0);
  expect(inside(element, '.choice').map((label) => label.textContent!.trim())).toEqual([
    'your prediction',
    'what happens',
    '',
  ]);
});

test('a number within the tolerance holds, one outside does not', async () => {
  const element = await show(NUMBER);
  await type(element, '2,6');
  expect(commits.at(-1)).toEqual({ prediction: 'n', value: '2,6', right: true });
  expect(verdict(element)).toContain('You said 2.6; it is 2.5 places.');
  await type(await show(NUMBER.replace('"n"', '"m"')), '2.7');
  expect(commits.at(-1)).toMatchObject({ right: false });
});

test('text that is no number is refused', async () => {
  const element = await show(NUMBER);
  await type(element, 'five');
  expect(commits).toEqual([]);
  expect(inside(element, 'input')[0].getAttribute('aria-invalid')).toBe('true');
  expect(inside(element, '[role=alert]')[0].textContent).toContain('Type a number');
});

test('a prediction is there again when the page is opened again', async () => {
  await choose(await show(CHOICES), 2);
  const again = await show(CHOICES);
  expect(commits).toHaveLength(2);
  expect(answer().hidden).toBe(false);
  expect(inside<HTMLInputElement>(again, 'input')[2].checked).toBe(true);
});

test('a kept value that is no choice is not taken', async () => {
  progress.set(KEY, { value: '7' });
  await show(CHOICES);
  expect(commits).toEqual([]);
  expect(answer().hidden).toBe(true);
});

test('predicting again keeps the answer back again', async () => {
  const element = await show(CHOICES);
  await choose(element, 2);
  inside<HTMLButtonElement>(element, '.again')[0].click();
  await element.updateComplete;
  expect(answer().hidden).toBe(true);
  expect(progress.get(KEY)).toBeNull();
});

test('a reset asks anew, and an import brings the answer back', async () => {
  const element = await show(CHOICES);
  await choose(element, 2);
  const copy = progress.export();
  progress.reset();
  await element.updateComplete;
  expect(answer().hidden).toBe(true);
  expect(inside<HTMLInputElement>(element, 'input')[2].checked).toBe(false);
  progress.import(copy, 'replace');
  await element.updateComplete;
  expect(answer().hidden).toBe(false);
  expect(inside<HTMLInputElement>(element, 'input')[2].checked).toBe(true);
});

test('an element that is gone hears of no reset', async () => {
  const element = await show(CHOICES);
  await choose(element, 2);
  element.remove();
  progress.reset();
  await element.updateComplete;
  expect(inside<HTMLInputElement>(element, 'input')[2].checked).toBe(true);
});

test('it works where storage is blocked', async () => {
  vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
    throw new Error('blocked');
  });
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new Error('blocked');
  });
  const element = await show(CHOICES);
  await choose(element, 1);
  expect(commits).toHaveLength(1);
  expect(answer().hidden).toBe(false);
});

test.each([
  ['3', 3],
  [' 2.5 ', 2.5],
  ['2,5', 2.5],
  ['−4', -4],
  ['1,234,567', 1234567],
  ['138 357 544', 138357544],
  ['.5', 0.5],
  ['', null],
  ['-', null],
  ['0x10', null],
  ['1e3', null],
  ['3 places', null],
])('%j is read as %j', (text, value) => {
  expect(readNumber(text)).toBe(value);
});

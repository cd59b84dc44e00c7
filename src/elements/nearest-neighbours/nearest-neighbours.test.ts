// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type NeighbourWorker, SETS } from './neighbour-search.ts';
import type { NearestNeighbours } from './index.ts';
import './index.ts';

const asked: { readonly name: string; readonly args: unknown }[] = [];
const near = (index: number, label: number, distance: number) => ({ index, label, distance, bytes: new Uint8Array(12) }); // prettier-ignore
const answers: Record<string, () => unknown> = {
  collect: () => ({ ...SETS, classes: ['airplane', 'cat'] }),
  neighbours: () => ({
    image: { shape: [2, 2, 3], bytes: new Uint8Array(12) },
    label: 1,
    nearest: [near(4, 0, 1000), near(7, 1, 1100), near(9, 1, 1200)],
    changed: 2500,
    stranger: near(4, 0, 1000),
  }),
  measure: () => [
    { metric: 'L1', votes: 1, right: 60, count: 200 },
    { metric: 'L2', votes: 3, right: 80, count: 200 },
  ],
};
const worker: NeighbourWorker = {
  call: ((name: string, args: unknown) => {
    asked.push({ name, args });
    return Promise.resolve(answers[name]());
  }) as NeighbourWorker['call'],
};

let figure: NearestNeighbours;

async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  await figure.updateComplete;
}

beforeEach(async () => {
  asked.length = 0;
  figure = document.createElement('nearest-neighbours');
  figure.worker = () => worker;
  document.body.append(figure);
  await figure.updateComplete;
});

afterEach(() => document.body.replaceChildren());

const text = () => figure.shadowRoot!.textContent!.replaceAll(/\s+/g, ' ');

test('nothing is drawn before it is asked for', () => {
  expect(asked).toEqual([]);
  expect(text()).toContain('2,000 images to remember');
});

test('the nearest image gives the answer, three of them another one', async () => {
  await figure.search.begin();
  await settle();
  expect(text()).toContain('The nearest image says airplane. It is a cat.');
  figure.search.set({ votes: 3 });
  await settle();
  expect(text()).toContain('The nearest 3 images say cat. That is right.');
});

test('both distances of a pair are written with its own numbers, the way they are added up', async () => {
  const asked = Uint8Array.from({ length: 12 }, (_, i) => (i < 3 ? [12, 5, 9][i] : 100));
  const known = Uint8Array.from({ length: 12 }, (_, i) => (i < 3 ? [10, 8, 9][i] : 101));
  const { neighbours } = answers;
  const found = neighbours() as { readonly nearest: readonly object[] };
  const [first, second] = found.nearest;
  answers.neighbours = () => ({
    ...found,
    image: { shape: [2, 2, 3], bytes: asked },
    nearest: [first, { ...second, bytes: known }],
  });
  await figure.search.begin();
  await settle();
  answers.neighbours = neighbours;
  const sums = () =>
    [...figure.shadowRoot!.querySelectorAll('[role=math]')].map((each) =>
      each.textContent.replaceAll(/\s+/g, ' ').trim(),
    );
  expect(sums()[0]).toBe('L1 = |12 − 0| + |5 − 0| + |9 − 0| + … = 926');
  const pair = figure.shadowRoot!.querySelector<HTMLSelectElement>('.sums select')!;
  pair.value = '1';
  pair.dispatchEvent(new Event('change'));
  await settle();
  expect(sums()).toEqual([
    'L1 = |12 − 10| + |5 − 8| + |9 − 9| + … = 14.0',
    'L2 = √((12 − 10)² + (5 − 8)² + (9 − 9)² + …) = √22.0 = 4.69',
  ]);
});

test('a changed image is said to be farther from itself than from a stranger', async () => {
  await figure.search.begin();
  figure.search.set({ shift: 2, light: 0.7 });
  await settle();
  expect(asked.at(-1)?.args).toMatchObject({ shift: 2, light: 0.7, index: 3 });
  expect(text()).toContain('Changed, it is 2,500 from itself.');
  expect(text()).toContain('an airplane, is at 1,000');
});

test('the test images wait until the validation images were used, and give an interval', async () => {
  await figure.search.begin();
  await settle();
  const buttons = () => [...figure.shadowRoot!.querySelectorAll('section button')];
  expect(buttons().map((button) => (button as HTMLButtonElement).disabled)).toEqual([false, true]);
  await figure.search.measure();
  await settle();
  expect(figure.shadowRoot!.querySelector('.most')?.textContent).toContain('40.0');
  expect((buttons()[1] as HTMLButtonElement).disabled).toBe(false);
  await figure.search.test();
  await settle();
  expect(text()).toContain('L1 with 1: 60 of 200 test images right: 30.0 % (95 % interval');
});

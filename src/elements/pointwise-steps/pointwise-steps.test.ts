// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import { shown } from '../../steps/index.ts';
import type { NumberGrid } from '../number-grid/index.ts';
import type { PointwiseSteps } from './index.ts';
import './index.ts';

let player: PointwiseSteps;

beforeEach(async () => {
  history.replaceState(null, '', '#');
  player = document.createElement('pointwise-steps');
  document.body.replaceChildren(player);
  await player.updateComplete;
});

afterEach(() => document.body.replaceChildren());

const grids = () => [...player.shadowRoot!.querySelectorAll<NumberGrid>('number-grid')];
const output = () => grids().at(-1)!;

test('32 steps of 64 products fill 32 channels of the output', async () => {
  expect(player.frames).toHaveLength(32);
  expect(player.frames[0].products).toHaveLength(64);
  const transport = player.shadowRoot!.querySelector('step-transport')!;
  transport.dispatchEvent(new CustomEvent('step-change', { detail: { step: 31 } }));
  await player.updateComplete;
  expect(output().values.flat()).toEqual(player.frames[31].output);
});

test('another pixel has other numbers and the same weights', async () => {
  const weights = () => [...player.shadowRoot!.querySelectorAll('value-bars')][1].values;
  const [before, first] = [weights(), player.frames[0].value];
  grids()[0].dispatchEvent(new CustomEvent('cell-pick', { detail: { row: 2, column: 3 } }));
  await player.updateComplete;
  expect(weights()).toBe(before);
  expect(player.frames[0].value).not.toBe(first);
});

const bars = () => [...player.shadowRoot!.querySelectorAll('value-bars')];
const text = (selector: string) =>
  player.shadowRoot!.querySelector(selector)!.textContent!.replaceAll(/\s+/g, ' ').trim();

async function send(on: Element, type: string, detail: unknown): Promise<void> {
  on.dispatchEvent(new CustomEvent(type, { detail }));
  await player.updateComplete;
}

test('pointing at a number of the pixel marks its weight, its product, its term and every output', async () => {
  await send(bars()[0], 'value-point', 12);
  expect(bars().map(({ at }) => at)).toEqual([12, 12, 12]);
  expect(output().marks).toHaveLength(32);
  const { products } = player.frames[0];
  expect(text('.sum')).toContain('+ … +');
  expect(text('.sum .pointed')).toContain('·');
  await send(bars()[0], 'value-point', null);
  expect(bars().map(({ at }) => at)).toEqual([null, null, null]);
  await send(bars()[2], 'value-point', 12);
  expect(output().marks).toEqual([{ row: 0, column: 0, kind: 'reached' }]);
  expect(text('.status')).toContain(`= ${shown(products[12])} is one of the 64 products of filter 1.`); // prettier-ignore
});

test('the arrow keys on a row of bars mark the same channel in the others', async () => {
  const svg = bars()[1].shadowRoot!.querySelector('svg')!;
  svg.dispatchEvent(new KeyboardEvent('keydown', { key: 'End' }));
  await player.updateComplete;
  expect(bars().map(({ at }) => at)).toEqual([63, 63, 63]);
  svg.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
  await player.updateComplete;
  expect(player.channel).toBe(63);
  svg.dispatchEvent(new FocusEvent('blur'));
  await player.updateComplete;
  expect(bars().map(({ at }) => at)).toEqual([null, null, null]);
});

test('pointing at an output shows the filter it came from', async () => {
  await send(output(), 'cell-point', { row: 2, column: 1 });
  expect(bars()[1].values).toEqual(player.numbers.weights[17]);
  expect(text('.status')).toBe(player.frames[17].text);
  expect(text('.edit')).toContain('Bias of filter 18');
  await send(output(), 'cell-point', null);
  expect(bars()[1].values).toEqual(player.numbers.weights[0]);
});

test('the chosen pixel is channel 1 of the rows', async () => {
  await send(grids()[0], 'cell-point', { row: 0, column: 0 });
  expect(bars()[0].at).toBe(0);
  expect(grids()[0].marks).toEqual([{ row: 0, column: 0, kind: 'pointed' }]);
  await send(grids()[0], 'cell-point', { row: 1, column: 0 });
  expect(bars()[0].at).toBe(null);
});

test('a number, a weight and the bias typed over change the output', async () => {
  await send(bars()[0], 'value-pick', 5);
  const type = async (label: string, value: number) =>
    send(player.shadowRoot!.querySelector(`number-grid[label="${label}"]`)!, 'cell-edit', { row: 0, column: 0, value }); // prettier-ignore
  await type('Number of channel 6', 2);
  await type('Weight of filter 1 for channel 6', -3);
  await type('Bias of filter 1', 1);
  const [{ products, sum, value }] = player.frames;
  expect(products[5]).toBe(-6);
  expect(value).toBe(sum + 1);
  expect(text('.edit')).toContain('= −6');
});

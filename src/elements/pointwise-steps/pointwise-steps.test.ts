// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
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

test('32 steps of 64 products fill 32 channels of the output', async () => {
  expect(player.frames).toHaveLength(32);
  expect(player.frames[0].products).toHaveLength(64);
  const transport = player.shadowRoot!.querySelector('step-transport')!;
  transport.dispatchEvent(new CustomEvent('step-change', { detail: { step: 31 } }));
  await player.updateComplete;
  expect(grids()[1].values.flat()).toEqual(player.frames[31].output);
});

test('another pixel has other numbers and the same weights', async () => {
  const weights = () => [...player.shadowRoot!.querySelectorAll('value-bars')][1].values;
  const [before, first] = [weights(), player.frames[0].value];
  grids()[0].dispatchEvent(new CustomEvent('cell-pick', { detail: { row: 2, column: 3 } }));
  await player.updateComplete;
  expect(weights()).toBe(before);
  expect(player.frames[0].value).not.toBe(first);
});

import { expect, test } from 'vitest';
import { RunHistory } from './run-history.ts';

const record = (step: number, loss: number) => ({ step, epoch: 0, loss, accuracy: 0 });

test('the mean is over the last 50 steps', () => {
  const history = new RunHistory();
  for (let step = 1; step <= 60; step++) history.add([record(step, step)]);
  expect(history.loss.mean[0]).toBe(1);
  expect(history.loss.mean[49]).toBe(25.5);
  // Steps 11 to 60.
  expect(history.loss.mean[59]).toBe(35.5);
});

test('a thinned history is averaged over steps, not over records', () => {
  const history = new RunHistory([record(10, 9), record(100, 1), record(120, 3)]);
  expect(history.loss.mean).toEqual([9, 1, 2]);
});

test('a step that is there already is passed over', () => {
  const history = new RunHistory([record(1, 2), record(2, 1)]);
  history.add([record(2, 99), record(3, 0.5)]);
  expect(history.loss.raw).toEqual([2, 1, 0.5]);
  expect(history.last?.step).toBe(3);
});

test('a loss that is not a number shows, and does not spoil the mean after it', () => {
  const history = new RunHistory([record(1, 2), record(2, NaN), record(3, 4)]);
  expect(history.loss.mean[1]).toBeNaN();
  expect(history.loss.mean[2]).toBe(3);
});

import { expect, test } from 'vitest';
import type { Output } from '../../runner/sandbox/index.ts';
import { CellLog } from './cell-log.ts';

const line = (value: number): Output => ({
  type: 'line',
  level: 'log',
  items: [{ kind: 'number', value }],
});

function after(...outputs: Output[]): CellLog {
  return outputs.reduce((all, output) => all.with(output), CellLog.empty);
}

test('lines stand in order, and a line that repeats is counted', () => {
  const { entries } = after(line(1), line(2), line(2), line(1));
  expect(entries.map((entry) => entry.type === 'line' && [entry.text, entry.times])).toEqual([
    ['1', 1],
    ['2', 2],
    ['1', 1],
  ]);
});

test('the items of a line stand beside each other, strings without quotes', () => {
  const output: Output = {
    type: 'line',
    level: 'warn',
    items: [
      { kind: 'string', value: 'loss', cut: 0 },
      { kind: 'number', value: 2.3 },
    ],
  };
  expect(after(output).entries).toEqual([
    { type: 'line', level: 'warn', text: 'loss 2.3', times: 1 },
  ]);
});

test('the newest 500 entries are kept and the others counted', () => {
  const output = after(...Array.from({ length: 620 }, (_, i) => line(i)));
  expect(output.entries).toHaveLength(500);
  expect(output.gone).toBe(120);
  expect(output.entries.at(-1)).toMatchObject({ text: '619' });
});

test('the number of dropped lines is the last that was told', () => {
  expect(after({ type: 'dropped', count: 10 }, { type: 'dropped', count: 100 }).dropped).toBe(100);
});

test('long lines make room before there are 500', () => {
  const long: Output = {
    type: 'line',
    level: 'log',
    items: [{ kind: 'string', value: 'x'.repeat(20_000), cut: 0 }],
  };
  const output = after(...Array.from({ length: 20 }, (_, i) => [line(i), long]).flat());
  const shown = output.entries.filter((entry) => entry.type === 'line' && entry.text.length > 100);
  expect(shown.length).toBeGreaterThan(0);
  expect(shown.length).toBeLessThanOrEqual(5);
  expect(output.gone + output.entries.length).toBe(40);
});

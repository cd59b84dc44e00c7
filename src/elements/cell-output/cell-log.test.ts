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
  expect(after(output).entries).toMatchObject([
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

const points = (chart: number, name: string, x: number[], y: number[]): Output => ({
  type: 'points',
  chart,
  title: '',
  xLabel: 'steps',
  smooth: false,
  reference: null,
  series: [{ name, x, y }],
  dropped: 0,
});

test('points of one chart are joined where it stands, and another chart is another entry', () => {
  const { entries } = after(
    points(1, 'loss', [1], [3]),
    line(1),
    points(1, 'loss', [2], [2]),
    points(1, 'accuracy', [2], [0.5]),
    points(2, 'loss', [1], [9]),
  );
  expect(entries.map(({ type }) => type)).toEqual(['points', 'line', 'points']);
  expect(entries[0]).toMatchObject({
    series: [
      { name: 'loss', x: [1, 2], y: [3, 2] },
      { name: 'accuracy', x: [2], y: [0.5] },
    ],
  });
});

const progress = (done: number): Output => ({
  type: 'progress',
  loop: 1,
  name: 'train',
  unit: 'step',
  done,
  total: 10,
  rate: 100,
  ms: 1000,
  state: 'running',
});

test('a loop has one entry, and none runs on when the run has ended', () => {
  const log = after(progress(1), progress(4));
  expect(log.entries).toMatchObject([{ done: 4, state: 'running' }]);
  expect(log.ended().entries).toMatchObject([{ done: 4, state: 'left' }]);
});

test('widgets with large networks make room for later ones', () => {
  const lab = (): Output => {
    const fields = { network: 'A'.repeat(2_000_000) };
    const view = { kind: 'element', tag: 'occlusion-lab', fields, caption: '' } as const;
    return { type: 'line', level: 'log', items: [view] };
  };
  const { entries, gone } = after(lab(), lab(), lab(), lab());
  expect(entries).toHaveLength(2);
  expect(gone).toBe(2);
});

// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { frameFor, pathOf, type ChartLine } from './frame.ts';
import type { LineChart } from './index.ts';
import './index.ts';
import { nearest, thin } from './thin.ts';
import { trend } from './trend.ts';

const loss: ChartLine = {
  name: 'mean of 50 steps',
  tone: '--output',
  look: 'main',
  x: [1, 2, 3, 4],
  y: [2.3, 2.1, 1.9, 1.84],
};

async function chart(properties: Partial<LineChart>): Promise<LineChart> {
  const element = document.createElement('line-chart');
  Object.assign(element, { label: 'Loss', unit: 'nats', lines: [loss] }, properties);
  document.body.append(element);
  await element.updateComplete;
  return element;
}

test('the summary says value, place and direction', async () => {
  expect((await chart({})).summary).toBe('Loss 1.84 after 4 steps, falling.');
});

test('an empty chart has axes and says that there is nothing yet', async () => {
  const element = await chart({ lines: [{ ...loss, x: [], y: [] }] });
  expect(element.summary).toBe('Loss: no steps yet.');
  expect(element.shadowRoot?.querySelector('svg[role]')?.textContent).toContain('no steps yet');
});

test('arrow keys read exact values, and the readout becomes live only then', async () => {
  const element = await chart({});
  const output = element.shadowRoot!.querySelector('output')!;
  expect(output.getAttribute('aria-live')).toBe('off');
  const picture = element.shadowRoot!.querySelector('svg[role]')!;
  picture.dispatchEvent(new KeyboardEvent('keydown', { key: 'Home' }));
  await element.updateComplete;
  expect(output.textContent?.replace(/\s+/g, ' ')).toContain('step 1: mean of 50 steps 2.30');
  expect(output.getAttribute('aria-live')).toBe('polite');
});

test('a share is read as per cent', async () => {
  const element = await chart({
    label: 'Accuracy',
    unit: '%',
    lines: [{ ...loss, y: [0.1, 0.2, 0.3, 0.412] }],
  });
  expect(element.summary).toBe('Accuracy 41.2 % after 4 steps, rising.');
});

test('thinning keeps the spike, the order and few points', () => {
  const x = Array.from({ length: 10_000 }, (_, i) => i);
  const y = x.map((i) => (i === 7001 ? 99 : Math.sin(i)));
  const kept = thin({ x, y }, 100);
  expect(kept.length).toBeLessThanOrEqual(202);
  expect(kept).toContain(7001);
  expect([...kept].sort((a, b) => a - b)).toEqual(kept);
});

test('a number that is not finite leaves a gap in the path', () => {
  const frame = frameFor([loss], null, null, { width: 300, height: 200 });
  expect(pathOf({ x: [1, 2, 3, 4], y: [1, 2, NaN, 2] }, frame).match(/M/g)).toHaveLength(2);
});

test('a single point is a dot on an axis of whole steps', () => {
  const one = { ...loss, x: [1], y: [2.3] };
  const frame = frameFor([one], null, null, { width: 300, height: 200 });
  expect(frame.xTicks).toEqual([0, 5, 10]);
  expect(pathOf(one, frame)).toMatch(/^M[\d.]+ [\d.]+h0$/);
});

test('one raw spike does not set the height of the axis', () => {
  const raw: ChartLine = { ...loss, look: 'faint', y: [2.3, 900, 2, 1.9] };
  expect(frameFor([raw, loss], null, null, { width: 300, height: 200 }).y[1]).toBeCloseTo(2.645);
});

test('a run that diverges is cut, and said to be, so that the rest stays readable', async () => {
  const lines = [{ ...loss, y: [2.3, 2.1, 1.9, 4e23] }];
  const reference = { value: 2.303, name: 'guessing' };
  expect(frameFor(lines, reference, null, { width: 300, height: 200 }).y[1]).toBeCloseTo(6.909);
  const element = await chart({ lines, reference });
  expect(element.shadowRoot!.textContent).toContain('higher values are off the chart');
  element.lines = [loss];
  await element.updateComplete;
  expect(element.shadowRoot!.textContent).not.toContain('off the chart');
});

test('the nearest point is found between two, and at the ends', () => {
  expect([
    nearest([1, 5, 9], 6),
    nearest([1, 5, 9], 8),
    nearest([1, 5, 9], -3),
    nearest([], 1),
  ]).toEqual([1, 2, 0, -1]);
});

test('a trend looks at the last fifth only', () => {
  expect(trend([9, 9, 9, 9, 1, 1])).toBe('level');
  expect(trend([1, 1, 1, 1, 1, 2])).toBe('rising');
  expect(trend([1, NaN])).toBe('not a number');
});

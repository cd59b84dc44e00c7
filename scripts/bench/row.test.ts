import { expect, test } from 'vitest';
import { median, table } from './row.ts';

test('the table shows three digits, ratios where there are some, and is Markdown', () => {
  const text = table([
    { name: 'ours', unit: 'images/s', value: 2034.4, versusConvnetjs: 21.512, versusLimit: 0.8567 },
    { name: 'memory', unit: 'tensors', value: 12, versusConvnetjs: null, versusLimit: null },
  ]);
  const [head, rule, ours, memory] = text.split('\n').map((line) => line.replaceAll(/ +/g, ' '));
  expect(head).toBe('| what | value | versus ConvNetJS | of the limit |');
  expect(rule).toMatch(/^\| -+ \| -+: \| -+: \| -+: \|$/);
  expect(ours).toBe('| ours | 2,034 images/s | 21.5× | 85.7 % |');
  expect(memory).toBe('| memory | 12 tensors | | |');
});

test('the median does not mind one that was held up', () => {
  expect(median([3, 1000, 1])).toBe(3);
  expect(median([4, 1, 2, 3])).toBe(2.5);
});

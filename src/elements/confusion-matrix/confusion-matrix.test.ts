// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { interval } from '../scale/index.ts';
import './index.ts';

async function matrix(data: number[] | null) {
  const element = document.createElement('confusion-matrix');
  element.classes = ['cat', 'dog'];
  element.confusion = data && { shape: [2, 2], data: Float32Array.from(data) };
  document.body.append(element);
  await element.updateComplete;
  return element.shadowRoot!;
}

test('the headline is the overall accuracy with its interval', async () => {
  const root = await matrix([30, 20, 10, 40]);
  expect(root.querySelector('#told')!.textContent).toContain(
    '70 of 100 test images right: 70.0 % (95 % interval 60.4 % to 78.1 %).',
  );
});

test('the most frequent mistake is said in words', async () => {
  const root = await matrix([30, 20, 10, 40]);
  expect(root.querySelector('#told')!.textContent).toContain(
    'Most often mistaken: cat taken for dog, 20 of 50.',
  );
});

test('a row is a true class and a column a predicted one', async () => {
  const root = await matrix([30, 20, 10, 40]);
  const cells = [...root.querySelectorAll<HTMLElement>('tbody td')];
  expect(cells.map((cell) => cell.textContent!.trim())).toEqual(['30', '20', '10', '40']);
  expect(cells[1].title).toBe('cat taken for dog, 20 of 50');
});

test('before the test images were run it says how to run them', async () => {
  expect((await matrix(null)).textContent).toContain('Run the test images');
});

test('the interval stays within 0 and 1 and knows that nothing was seen', () => {
  expect(interval(0, 10)[0]).toBe(0);
  expect(interval(10, 10)[1]).toBeCloseTo(1, 12);
  expect(interval(0, 0)).toEqual([0, 1]);
});

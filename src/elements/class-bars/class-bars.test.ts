// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import './index.ts';

test('the most probable classes come first and the true one is marked in words', async () => {
  const element = document.createElement('class-bars');
  Object.assign(element, {
    classes: ['cat', 'dog', 'ship'],
    probabilities: [0.2, 0.7, 0.1],
    label: 0,
    top: 2,
  });
  document.body.append(element);
  await element.updateComplete;
  const rows = [...element.shadowRoot!.querySelectorAll('li')];
  expect(rows.map((row) => row.textContent?.replace(/\s+/g, ' ').trim())).toEqual([
    'dog 70.0 %',
    'cat ✓, the true class 20.0 %',
  ]);
  expect(rows[0].querySelector<HTMLElement>('.bar')!.style.inlineSize).toBe('70%');
});

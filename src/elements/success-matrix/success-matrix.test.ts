// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import './index.ts';

afterEach(() => document.body.replaceChildren());

async function open() {
  const element = document.createElement('success-matrix');
  const grid = (...data: number[]) => ({ shape: [3, 3], data: Float32Array.from(data) });
  Object.assign(element, {
    classes: ['cat', 'dog', 'ship'],
    hits: grid(0, 3, 0, 1, 0, 0, 0, 0, 0),
    attempts: grid(0, 4, 4, 2, 0, 0, 0, 0, 0),
  });
  document.body.append(element);
  await element.updateComplete;
  const root = element.shadowRoot!;
  const press = async (key: string) => {
    root.querySelector('.scroll')!.dispatchEvent(new KeyboardEvent('keydown', { key }));
    await element.updateComplete;
    return root.querySelector('output')!.textContent;
  };
  return { root, press };
}

test('a place shows its share in per cent, one that was not tried shows nothing', async () => {
  const { root } = await open();
  const cells = [...root.querySelectorAll('tbody td')].map((cell) => cell.textContent.trim());
  expect(cells).toEqual(['–', '75', '0', '50', '–', '', '', '', '–']);
});

test('arrow keys read what was counted, with its interval, and stop at the border', async () => {
  const { press } = await open();
  expect(await press('ArrowDown')).toBe('cat → cat: its own class, no attack');
  expect(await press('ArrowRight')).toBe(
    'cat → dog: 3 of 4, 75.0 % (95 % interval 30.1 % to 95.4 %)',
  );
  await press('ArrowRight');
  await press('ArrowRight');
  expect(await press('ArrowDown')).toBe('dog → ship: not tried yet');
});

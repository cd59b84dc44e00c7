// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import type { SizeRuler } from './index.ts';
import './index.ts';

let ruler: SizeRuler;

async function mount(attributes: Record<string, number>): Promise<void> {
  ruler = document.createElement('size-ruler');
  for (const [name, value] of Object.entries(attributes)) ruler.setAttribute(name, String(value));
  document.body.replaceChildren(ruler);
  await ruler.updateComplete;
}

function all(selector: string): Element[] {
  return [...(ruler.shadowRoot?.querySelectorAll(selector) ?? [])];
}

async function press(text: string): Promise<void> {
  const button = all('button').find((each) => each.textContent?.trim() === text);
  (button as HTMLButtonElement).click();
  await ruler.updateComplete;
}

function chain(): string {
  return (all('.chain > span')[0].textContent ?? '').replaceAll(/\s+/g, ' ').trim();
}

afterEach(() => document.body.replaceChildren());

test('a place is a bar: five for 7, 3 and stride 1', async () => {
  await mount({ input: 7, filter: 3 });
  expect(all('.position')).toHaveLength(5);
  expect(all('.off')).toHaveLength(0);
});

test('with stride 3 one bar runs off over two missing cells, and it says 2.33', async () => {
  await mount({ input: 7, filter: 3, stride: 3 });
  expect(all('.position')).toHaveLength(3);
  expect(all('.off')).toHaveLength(1);
  expect(all('.missing')).toHaveLength(2);
  expect(all('.status')[0].textContent).toBe(
    '2.33 places is not a whole number: place 3 runs 2 cells off the edge.',
  );
});

test('layer on layer shrinks 32 to 28 to 24, seven times, and then it does not fit', async () => {
  await mount({ input: 32, filter: 5 });
  await press('Put another layer on top');
  expect(chain()).toBe('32 → 28 → 24 places');
  for (let layer = 2; layer < 9; layer++) await press('Put another layer on top');
  expect(chain()).toBe('32 → 28 → 24 → 20 → 16 → 12 → 8 → 4 → 0');
  await press('Reset');
  expect(chain()).toBe('32 → 28 places');
});

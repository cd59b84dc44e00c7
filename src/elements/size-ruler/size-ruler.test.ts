// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import type { StepTransport } from '../step-transport/index.ts';
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

function transport(): StepTransport {
  return ruler.shadowRoot!.querySelector('step-transport')!;
}

async function go(step: number): Promise<void> {
  transport().dispatchEvent(new CustomEvent('step-change', { detail: { step } }));
  await ruler.updateComplete;
}

async function keys(...names: string[]): Promise<void> {
  const svg = all('svg')[0];
  for (const key of names) {
    svg.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
    await ruler.updateComplete;
  }
}

function status(): string | null {
  return all('.status')[0].textContent;
}

/** The places that are set off, counted from 1. */
function pointedPlaces(): number[] {
  return all('.position').flatMap((each, i) => (each.classList.contains('pointed') ? [i + 1] : []));
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
  transport().dispatchEvent(new CustomEvent('step-reset'));
  await ruler.updateComplete;
  expect(chain()).toBe('32 → 28 places');
});

test('a step is a place, and the last one says whether it fits', async () => {
  await mount({ input: 7, filter: 3, stride: 2 });
  expect(ruler.frames).toHaveLength(4);
  expect(transport().step).toBe(3);
  expect(transport().home).toBe(3);
  expect(status()).toBe('The filter fits in 3 places.');
  await go(1);
  expect(all('.position')).toHaveLength(2);
  expect(pointedPlaces()).toEqual([2]);
  expect(status()).toBe('Place 2 spans cells 3 to 5.');
});

test('the place that runs off the edge comes with the last step only', async () => {
  await mount({ input: 7, filter: 3, stride: 3 });
  expect(all('.off')).toHaveLength(1);
  await go(1);
  expect(all('.off')).toHaveLength(0);
});

test('another size goes to the step that says whether it fits', async () => {
  await mount({ input: 7, filter: 3 });
  await go(0);
  const fields = all('size-fields')[0];
  const detail = { input: 7, filter: 3, stride: 3, pad: 0 };
  fields.dispatchEvent(new CustomEvent('sizes-change', { detail }));
  await ruler.updateComplete;
  expect(transport().step).toBe(2);
});

test('pointing at a cell marks the places that cover it, at a place its cells', async () => {
  await mount({ input: 7, filter: 3 });
  all('.cell')[2].dispatchEvent(new Event('pointerenter'));
  await ruler.updateComplete;
  expect(pointedPlaces()).toEqual([1, 2, 3]);
  expect(all('.cell.pointed')).toEqual([all('.cell')[2]]);
  expect(status()).toBe('Cell 3 lies under 3 places, 1 to 3.');
  all('.position')[3].dispatchEvent(new Event('pointerenter'));
  await ruler.updateComplete;
  expect(pointedPlaces()).toEqual([4]);
  expect(all('.shade')).toHaveLength(1);
  all('svg')[0].dispatchEvent(new Event('pointerleave'));
  await ruler.updateComplete;
  expect(pointedPlaces()).toEqual([]);
});

test('the arrow keys walk the cells and the places, as far as they are there', async () => {
  await mount({ input: 7, filter: 3, stride: 3 });
  await keys('ArrowRight', 'ArrowRight');
  expect(status()).toBe('Cell 2 lies under place 1 alone.');
  await keys('End');
  expect(status()).toBe('Cell 7 lies under no place of the filter.');
  await keys('ArrowDown', 'ArrowDown', 'ArrowDown');
  expect(status()).toBe('Place 2 spans cells 4 to 6.');
  await go(0);
  await keys('ArrowDown', 'ArrowDown');
  expect(pointedPlaces()).toEqual([1]);
  all('svg')[0].dispatchEvent(new FocusEvent('blur'));
  await ruler.updateComplete;
  expect(status()).toBe('Place 1 spans cells 1 to 3.');
});

test('a filter too long for one place has one step', async () => {
  await mount({ input: 3, filter: 5 });
  expect(ruler.frames).toHaveLength(1);
  await keys('ArrowDown');
  expect(status()).toContain('too long for even one place');
});

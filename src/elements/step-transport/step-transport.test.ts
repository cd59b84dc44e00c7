// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readHashStep, writeHashStep } from './hash-step.ts';
import type { StepTransport } from './index.ts';
import './index.ts';

let transport: StepTransport;
let seen: number[];

async function mount(player = ''): Promise<void> {
  transport = document.createElement('step-transport');
  transport.steps = 5;
  transport.player = player;
  seen = [];
  transport.addEventListener('step-change', (event) => seen.push(event.detail.step));
  document.body.replaceChildren(transport);
  await transport.updateComplete;
}

function find<E extends Element>(selector: string): E {
  const found = transport.shadowRoot?.querySelector<E>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
}

function press(key: string, on = 'input'): void {
  find(on).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
}

function button(text: string): HTMLButtonElement {
  const all = [...(transport.shadowRoot?.querySelectorAll('button') ?? [])];
  const found = all.find((each) => each.textContent?.trim() === text);
  if (!found) throw new Error(`no button ${text}`);
  return found;
}

beforeEach(async () => {
  vi.useFakeTimers();
  history.replaceState(null, '', '#');
  await mount();
});

afterEach(() => {
  document.body.replaceChildren();
  vi.useRealTimers();
});

test('the controls stand in the order back, play, forward, scrub, speed, reset', () => {
  const order = [...find('.bar').querySelectorAll('button, input, select')].map((each) =>
    each.localName === 'button' ? each.textContent?.trim() : each.localName,
  );
  expect(order).toEqual(['Back', 'Play', 'Forward', 'input', 'select', 'Reset']);
});

test('arrows step, Home and End go to the ends, and nothing goes past them', () => {
  press('ArrowLeft');
  press('ArrowRight');
  press('End');
  press('ArrowRight');
  press('ArrowLeft');
  press('Home');
  expect(seen).toEqual([1, 4, 3, 0]);
});

test('Space plays from the scrubber, one step a tick, and stops on the last', () => {
  press(' ');
  expect(transport.playing).toBe(true);
  vi.advanceTimersByTime(500);
  expect(seen).toEqual([1]);
  vi.advanceTimersByTime(5000);
  expect(seen).toEqual([1, 2, 3, 4]);
  expect(transport.playing).toBe(false);
});

test('play on the last step starts over', () => {
  press('End');
  button('Play').click();
  vi.advanceTimersByTime(500);
  expect(seen).toEqual([4, 0, 1]);
});

test('a step by hand stops the play', () => {
  press(' ');
  button('Forward').click();
  vi.advanceTimersByTime(5000);
  expect(seen).toEqual([1]);
  expect(transport.playing).toBe(false);
});

test('a space on a button is left to the button', () => {
  press(' ', 'button');
  expect(transport.playing).toBe(false);
});

test('reset goes to the first step and says so', () => {
  const reset = vi.fn();
  transport.addEventListener('step-reset', reset);
  press('End');
  button('Reset').click();
  expect(transport.step).toBe(0);
  expect(reset).toHaveBeenCalledOnce();
});

test('a player taken off the page stops playing', () => {
  press(' ');
  transport.remove();
  vi.advanceTimersByTime(5000);
  expect(seen).toEqual([]);
});

test('a named player takes its step from the address and keeps it there', async () => {
  history.replaceState(null, '', '#other=2&conv=4');
  await mount('conv');
  expect(seen).toEqual([3]);
  press('ArrowLeft');
  expect(location.hash).toBe('#other=2&conv=3');
  press('Home');
  expect(location.hash).toBe('#other=2');
});

test('the address counts from 1 and what is not a step is no step', () => {
  expect(readHashStep('#conv=1', 'conv')).toBe(0);
  expect(
    ['#conv=0', '#conv=-2', '#conv=x', '#my-conv=3', ''].map((h) => readHashStep(h, 'conv')),
  ).toEqual([undefined, undefined, undefined, undefined, undefined]);
  expect(writeHashStep('#heading', 'conv', 2)).toBe('#heading&conv=3');
});

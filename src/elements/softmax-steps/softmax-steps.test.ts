// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SoftmaxSteps } from './index.ts';
import './index.ts';

let player: SoftmaxSteps;

beforeEach(async () => {
  player = document.createElement('softmax-steps');
  document.body.append(player);
  await player.updateComplete;
});

afterEach(() => document.body.replaceChildren());

function text(selector: string): string {
  return player.shadowRoot!.querySelector(selector)!.textContent!.replaceAll(/\s+/g, ' ').trim();
}

async function press(name: string): Promise<void> {
  const buttons = [...player.shadowRoot!.querySelectorAll('button')];
  buttons.find((button) => button.textContent === name)!.click();
  await player.updateComplete;
}

async function last(): Promise<void> {
  player.step = player.frames.length - 1;
  await player.updateComplete;
}

test('shift, exponentials, sum, divisions and loss are eleven steps', async () => {
  expect(player.frames).toHaveLength(11);
  await last();
  expect(text('.sum')).toBe('L = −ln 0.705 = 0.349');
});

test('equal scores cost ln 3', async () => {
  await press('all equal');
  await last();
  expect(text('.sum')).toBe('L = −ln 0.333 = 1.1');
});

test('without the shift large scores end in what is not a number, and the step says why', async () => {
  await press('of the four pixels');
  const box = player.shadowRoot!.querySelector<HTMLInputElement>('input[type="checkbox"]')!;
  box.dispatchEvent(new Event('change'));
  await player.updateComplete;
  expect(player.frames).toHaveLength(8);
  expect(player.frames[1].text).toContain('counts as infinite');
  player.truth = 1;
  await player.updateComplete;
  await last();
  expect(text('.sum')).toBe('L = −ln not a number = not a number');
});

test('the hinge loss adds what each wrong score lacks', async () => {
  player.loss = 'hinge';
  await player.updateComplete;
  await last();
  // dog: 1 − 2 + 1 = 0; ship: −1 − 2 + 1 = −2, not above 0.
  expect(text('.sum')).toBe('L = 0 + 0 = 0');
  player.truth = 1;
  await player.updateComplete;
  await last();
  // cat: 2 − 1 + 1 = 2; ship: −1 − 1 + 1 = −1.
  expect(text('.sum')).toBe('L = 2 + 0 = 2');
});

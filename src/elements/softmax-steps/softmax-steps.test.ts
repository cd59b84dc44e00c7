// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { NumberGrid } from '../number-grid/index.ts';
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

/** The number of a column and a class, or of the line under it. */
function cell(column: number, row: number | 'foot'): HTMLElement {
  return player.shadowRoot!.querySelector(`td[data-column="${column}"][data-row="${row}"]`)!;
}

function scoreOf(name: string): NumberGrid {
  return player.shadowRoot!.querySelector<NumberGrid>(`number-grid[label="Score of ${name}"]`)!;
}

/** The places that are set off in a way, `score` for the column of scores. */
function marked(kind: 'pointed' | 'reached'): string[] {
  const cells = [...player.shadowRoot!.querySelectorAll(`td.${kind}`)].map(
    (each) => `${each.getAttribute('data-column')} ${each.getAttribute('data-row')}`,
  );
  const scores = ['cat', 'dog', 'ship'].flatMap((name, row) =>
    scoreOf(name).marks.some((mark) => mark.kind === kind) ? [`score ${row}`] : [],
  );
  return [...scores, ...cells];
}

async function pointAtScore(name: string): Promise<void> {
  scoreOf(name).dispatchEvent(new CustomEvent('cell-point', { detail: { row: 0, column: 0 } }));
  await player.updateComplete;
}

test('pointing at a probability marks its exponential and the sum, by keyboard too', async () => {
  await last();
  cell(2, 0).focus();
  await player.updateComplete;
  expect(marked('pointed')).toEqual(['1 0', '2 0', '1 foot']);
  cell(2, 0).dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
  await player.updateComplete;
  expect(player.shadowRoot!.activeElement).toBe(cell(2, 1));
  expect(cell(2, 1).tabIndex).toBe(0);
  expect(marked('pointed')).toEqual(['1 1', '2 1', '1 foot']);
  expect(text('.status')).toBe('dog: 0.368 divided by the sum 1.42 is 0.259.');
});

test('pointing at a score marks all that it goes into; the greatest goes into every row', async () => {
  await pointAtScore('dog');
  expect(marked('pointed')).toEqual(['score 1']);
  expect(marked('reached')).toEqual(['2 0', '0 1', '1 1', '2 1', '2 2', '1 foot']);
  await pointAtScore('cat');
  expect(marked('reached').filter((place) => place.startsWith('0'))).toHaveLength(3);
  expect(text('.status')).toContain('is the greatest, so it is subtracted from every score');
});

test('pointing at an exponential without the shift marks its score, at the sum all exponentials', async () => {
  player.shadowRoot!.querySelector('input[type="checkbox"]')!.dispatchEvent(new Event('change'));
  await player.updateComplete;
  await last();
  cell(0, 2).dispatchEvent(new Event('pointerenter'));
  await player.updateComplete;
  expect(marked('pointed')).toEqual(['score 2', '0 2']);
  cell(0, 'foot').dispatchEvent(new Event('pointerenter'));
  await player.updateComplete;
  expect(marked('pointed')).toEqual(['0 0', '0 1', '0 2', '0 foot']);
  cell(0, 'foot').dispatchEvent(new Event('pointerleave'));
  await player.updateComplete;
  expect([...marked('pointed'), ...marked('reached')]).toEqual([]);
});

test('in the hinge loss the true class’s score goes into every other class', async () => {
  player.loss = 'hinge';
  await player.updateComplete;
  await pointAtScore('cat');
  expect(marked('reached')).toEqual(['0 1', '0 2', '0 foot']);
  await last();
  cell(0, 2).focus();
  await player.updateComplete;
  expect(marked('pointed')).toEqual(['score 0', 'score 2', '0 2']);
});

test('a number that is not computed yet is not pointed at', async () => {
  cell(2, 0).focus();
  await player.updateComplete;
  expect(marked('pointed')).toEqual([]);
  expect(text('.status')).toContain('cat: 2 minus the greatest score');
});

test('softmax is written out with the numbers of the table, as they come', async () => {
  expect(text('.share')).toBe('pcat =es − max / Σ =e2 − 2 / Σ');
  player.step = 6;
  await player.updateComplete;
  expect(text('.share')).toBe('pcat =es − max / Σ =e2 − 2 / 1.42 =1 / 1.42');
  await last();
  expect(text('.share')).toBe('pcat =es − max / Σ =e2 − 2 / 1.42 =1 / 1.42 = 0.705');
  await pointAtScore('ship');
  expect(text('.share')).toBe('pship =es − max / Σ =e−1 − 2 / 1.42 =0.0498 / 1.42 = 0.0351');
  expect(player.shadowRoot!.querySelector('.share .pointed')!.textContent).toBe('−1');
});

import { expect, test } from 'vitest';
import { Gate } from './gate.ts';

const limits = { texts: 2, characters: 10, longest: 6 };

test('texts past the window do not pass until the page has dealt with some', () => {
  const gate = new Gate(limits);
  expect(['a', 'b', 'c'].map((text) => gate.admits(text))).toEqual([true, true, false]);
  gate.acknowledge(1);
  expect(gate.admits('d')).toBe(true);
});

test('a text that is too long, too much together, or no text does not pass', () => {
  const gate = new Gate(limits);
  expect(gate.admits('x'.repeat(7))).toBe(false);
  expect(gate.admits({ length: 1 })).toBe(false);
  expect(gate.admits('x'.repeat(6))).toBe(true);
  expect(gate.admits('x'.repeat(5))).toBe(false);
});

test('news of what was dropped come at the first and at each doubling', () => {
  const gate = new Gate({ ...limits, texts: 0 });
  const news = Array.from({ length: 8 }, () => (gate.admits('a'), gate.news()));
  expect(news).toEqual([1, 2, null, 4, null, null, null, 8]);
});

test('acknowledging more than there is makes no room', () => {
  const gate = new Gate({ ...limits, texts: 1 });
  gate.acknowledge(50);
  expect([gate.admits('a'), gate.admits('b')]).toEqual([true, false]);
});

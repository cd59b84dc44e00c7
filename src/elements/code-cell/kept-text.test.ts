// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { KeptText } from './kept-text.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  localStorage.clear();
});

test('a kept text is read again, and forgotten when it is told so', () => {
  const kept = new KeptText('a');
  expect(kept.read()).toBeNull();
  expect(kept.write('x = 1')).toBe(true);
  expect(new KeptText('a').read()).toBe('x = 1');
  kept.write(null);
  expect(kept.read()).toBeNull();
});

test.each(['', '{', '5', '{"format":2,"text":"new"}', '{"format":1,"text":5}'])(
  'what is not of this form counts as nothing: %j',
  (stored) => {
    localStorage.setItem('a', stored);
    expect(new KeptText('a').read()).toBeNull();
  },
);

test('a browser that blocks storage keeps nothing and throws nothing', () => {
  const blocked = () => {
    throw new DOMException('blocked', 'SecurityError');
  };
  vi.stubGlobal('localStorage', { getItem: blocked, setItem: blocked, removeItem: blocked });
  const kept = new KeptText('a');
  expect(kept.write('x')).toBe(false);
  expect(kept.read()).toBeNull();
});

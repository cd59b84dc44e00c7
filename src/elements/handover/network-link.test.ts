import { expect, test } from 'vitest';
import { networkFragment, networkIn } from './index.ts';

test('a text comes out of the fragment as it went in, with other parts beside it', () => {
  const text = 'sequential({ input: [32, 32, 3], seed: 7 }, [\n  relu(), // & ü #\n])';
  expect(networkIn(networkFragment(text))).toBe(text);
  expect(networkIn(`#conv-steps=3&${networkFragment(text).slice(1)}`)).toBe(text);
});

test('a fragment without a network, or a broken one, brings nothing', () => {
  expect(['', '#', '#share=1.abc', '#network=%E0%A4%A', '#networks=a'].map(networkIn)).toEqual(
    new Array(5).fill(''),
  );
});

test('a text too long for any network is not taken', () => {
  expect(networkIn(networkFragment('x'.repeat(40_000)))).toBe('');
});

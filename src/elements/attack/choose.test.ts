// @vitest-environment happy-dom
import { render } from 'lit';
import { expect, test } from 'vitest';
import { ANY, chooseTarget } from './choose.ts';

test('the target is the one on show when another class is left out, whatever was picked by hand', () => {
  const names = ['airplane', 'bird', 'cat', 'dog'];
  const host = document.createElement('div');
  let chosen = ANY;
  const show = (own: number) => {
    const list = chooseTarget(names, own, chosen, (target) => (chosen = target));
    render(list, host);
    return host.querySelector('select')!;
  };
  const list = show(3);
  for (const value of ['1', '2']) {
    list.value = value;
    list.dispatchEvent(new Event('change'));
    show(3);
  }
  expect([chosen, list.value]).toEqual([2, '2']);
  expect(show(0).value).toBe('2');
});

// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import type { Fault } from './index.ts';
import './index.ts';

async function mount(fault: Fault | null) {
  const element = document.createElement('fault-note');
  element.fault = fault;
  document.body.append(element);
  await element.updateComplete;
  return element;
}

test('a fault names its step and its reason, and offers the last good checkpoint', async () => {
  const element = await mount({
    step: 1012,
    message: 'the loss is not a number',
    lastGoodStep: 1000,
  });
  const said = element.shadowRoot!.textContent!.replace(/\s+/g, ' ');
  expect(said).toContain('Training stopped at step 1,012: the loss is not a number.');
  let wanted = '';
  element.addEventListener('recover', () => (wanted = 'recover'));
  element.shadowRoot!.querySelector<HTMLButtonElement>('.recover')!.click();
  expect(wanted).toBe('recover');
});

test('the step is said once, and what to do fits what broke', async () => {
  const message = 'training diverged at step 7: loss NaN; a lower learning rate may help';
  const root = (await mount({ step: 7, message, lastGoodStep: 0 })).shadowRoot!;
  expect(root.textContent).toContain('Training stopped at step 7: loss NaN;');
  expect(root.textContent).toContain('The weights have overflowed');
  const lost = await mount({ step: 7, message: 'the device was lost', lastGoodStep: 0 });
  expect(lost.shadowRoot!.textContent).not.toContain('overflowed');
});

test('without a checkpoint the only way on is to start afresh', async () => {
  const element = await mount({ step: 1, message: 'no device', lastGoodStep: null });
  const buttons = [...element.shadowRoot!.querySelectorAll('button')];
  expect(buttons.map((button) => button.textContent)).toEqual(['Start afresh']);
});

test('without a fault nothing is shown', async () => {
  expect((await mount(null)).shadowRoot!.querySelector('div')).toBeNull();
});

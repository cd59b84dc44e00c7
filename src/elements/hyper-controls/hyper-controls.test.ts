// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import type { TrainSettings } from '../../runner/engine/protocol.ts';
import './index.ts';

const settings: TrainSettings = {
  optimizer: 'sgd',
  learningRate: 0.01,
  momentum: 0.9,
  batchSize: 32,
  weightDecay: 0,
};

async function mount(given: Partial<TrainSettings> = {}) {
  const element = document.createElement('hyper-controls');
  element.settings = { ...settings, ...given };
  document.body.append(element);
  await element.updateComplete;
  const changes: Partial<TrainSettings>[] = [];
  element.addEventListener('settings-change', (e) => changes.push((e as CustomEvent).detail));
  const root = element.shadowRoot!;
  const type = async (id: string, value: string) => {
    const input = root.querySelector<HTMLInputElement>(`#${id}`)!;
    input.value = value;
    input.dispatchEvent(new Event('change'));
    await element.updateComplete;
  };
  return { root, changes, type };
}

test('a change tells only what changed', async () => {
  const { changes, type } = await mount();
  await type('learningRate', '1e6');
  await type('batchSize', '64');
  expect(changes).toEqual([{ learningRate: 1e6 }, { batchSize: 64 }]);
});

test('times ten has no stray digits', async () => {
  const { root, changes } = await mount({ learningRate: 0.003 });
  root.querySelector<HTMLButtonElement>('[aria-label^="× 10"]')!.click();
  expect(changes).toEqual([{ learningRate: 0.03 }]);
});

test('a number that cannot be is refused in a sentence and told to nobody', async () => {
  const { root, changes, type } = await mount();
  await type('batchSize', '2.5');
  expect(changes).toEqual([]);
  expect(root.querySelector('[role=alert]')!.textContent!.trim()).toBe(
    'The batch size is a whole number from 1 to 1,024. “2.5” is not; it stays 32.',
  );
  await type('momentum', '1');
  expect(root.querySelector('[role=alert]')!.textContent).toContain('just under 1');
});

test('momentum can be set for sgd only', async () => {
  const momentum = async (optimizer: TrainSettings['optimizer']) =>
    (await mount({ optimizer })).root.querySelector<HTMLInputElement>('#momentum')!.disabled;
  expect([await momentum('sgd'), await momentum('adam')]).toEqual([false, true]);
});

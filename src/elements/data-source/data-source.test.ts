// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import type { DataReport } from '../../runner/engine/protocol.ts';
import './index.ts';

const report = (name: string): DataReport => ({
  name,
  classes: ['cat', 'dog'],
  shape: [32, 32, 3],
  trainCount: 2000,
  testCount: 500,
});

async function mount(properties: object) {
  const element = document.createElement('data-source');
  Object.assign(element, properties);
  document.body.append(element);
  await element.updateComplete;
  const events: string[] = [];
  for (const type of ['scenes-wanted', 'site-copy-wanted', 'files-given'])
    element.addEventListener(type, () => events.push(type));
  const root = element.shadowRoot!;
  const pick = async (value: string) => {
    const radio = root.querySelector<HTMLInputElement>(`[value=${value}]`)!;
    radio.checked = true;
    radio.dispatchEvent(new Event('change'));
    await element.updateComplete;
  };
  return { root, events, pick };
}

test('before there are images it says what Train will do', async () => {
  expect((await mount({})).root.textContent).toContain('Train draws scenes of ten classes');
});

test('what is in use is told in numbers', async () => {
  const { root } = await mount({ data: report('CIFAR-10') });
  expect(root.textContent?.replace(/\s+/g, ' ')).toContain(
    'In use: CIFAR-10, 2,000 images to learn from and 500 to test on, 32 × 32 pixels, 2 classes.',
  );
});

test('choosing CIFAR-10 shows how to get it and changes nothing yet', async () => {
  const { root, events, pick } = await mount({ data: report('drawn scenes') });
  await pick('cifar10');
  expect(root.textContent).toContain('cifar-10-binary.tar.gz');
  expect(events).toEqual([]);
});

test('going back from CIFAR-10 to scenes asks for scenes', async () => {
  const { events, pick } = await mount({ data: report('CIFAR-10') });
  await pick('scenes');
  expect(events).toEqual(['scenes-wanted']);
});

test('refused files say why, and that the images in use stay', async () => {
  const { root } = await mount({ data: report('CIFAR-10'), error: 'a.bin: it is cut short' });
  const said = root.querySelector('[role=alert]')!.textContent!.replace(/\s+/g, ' ');
  expect(said).toContain('a.bin: it is cut short The images in use stay.');
});

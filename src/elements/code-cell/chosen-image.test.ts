// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from 'vitest';
import type { Cifar10Page, SubjectImage } from '../../runner/engine/index.ts';

const call = vi.fn<(name: string, args: object) => Promise<Cifar10Page | null>>();

vi.mock('../../runner/engine/index.ts', () => ({
  sharedEngine: () => ({ call }),
  shippedNetworks: () => [],
}));

const { chosenImage } = await import('./chosen-image.ts');
const { subject } = await import('../subject/index.ts');

const OWN: SubjectImage = {
  from: 'own',
  name: 'me',
  shape: [1, 1, 3],
  bytes: Uint8Array.of(1, 2, 3),
};
const IMAGE = {
  from: 'cifar10',
  index: 16,
  label: 3,
  shape: [1, 1, 3],
  bytes: Uint8Array.of(7, 8, 9),
} as const;

beforeEach(() => {
  subject.set({ image: OWN });
  call.mockReset();
  chosenImage.take({ from: 'test', index: 16 });
});

test('a test image that a link asks for is looked up when a cell takes it, and kept', async () => {
  call.mockResolvedValueOnce({ total: 500, images: [IMAGE] });
  const given = { from: 'pixels', shape: [1, 1, 3], bytes: IMAGE.bytes };
  expect([await chosenImage.give(), await chosenImage.give()]).toEqual([given, given]);
  const baseUrl = new URL('../data/cifar10/', document.baseURI).href;
  expect(call.mock.calls).toEqual([['cifar10Images', { baseUrl, first: 16, count: 1 }]]);
  expect(chosenImage.shared).toEqual({ from: 'test', index: 16 });
});

test.each([
  [
    'no CIFAR-10',
    null,
    'expected CIFAR-10 in this browser, since test image 17 is chosen, got none',
  ],
  [
    'too few images',
    10,
    'expected a CIFAR-10 test image from 1 to 10, but test image 17 is chosen',
  ],
] as const)('with %s here a cell is told why, and what to do', async (_, total, reason) => {
  call.mockResolvedValue(total === null ? null : { total, images: [] });
  const given = await chosenImage.give();
  expect(given).toMatchObject({ from: 'nowhere' });
  expect(given).toHaveProperty('reason', expect.stringContaining(reason));
  expect(given).toHaveProperty('reason', expect.stringContaining('choose another image'));
});

test('what the reader had chosen is given back, whether the test image was there or not', async () => {
  call.mockResolvedValueOnce({ total: 500, images: [IMAGE] });
  await chosenImage.give();
  chosenImage.giveBack();
  expect([subject.current.image, subject.wantedTest]).toEqual([OWN, null]);
  chosenImage.take({ from: 'test', index: 16 });
  chosenImage.giveBack();
  expect([subject.current.image, subject.wantedTest]).toEqual([OWN, null]);
});

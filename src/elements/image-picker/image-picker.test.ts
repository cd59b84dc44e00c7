// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import type { Cifar10Page, PageImage } from '../../runner/engine/index.ts';
import { imageSize } from './image-size.ts';
import './index.ts';
import type { ImagePicker } from './image-picker.ts';
import { PictureError, readPicture } from './read-picture.ts';

afterEach(() => document.body.replaceChildren());

const picture = { shape: [32, 32, 3] as const, bytes: new Uint8Array(3072) };
const PAGE: Cifar10Page = {
  total: 25,
  images: [0, 1].map((index) => ({ from: 'cifar10', index, label: 8, ...picture })),
};

async function open(cifar10: Cifar10Page | null): Promise<{
  element: ImagePicker;
  picked: PageImage[];
  settle: () => Promise<unknown>;
}> {
  const element = document.createElement('image-picker');
  const call = async (name: string) => (name === 'cifar10Images' ? cifar10 : picture);
  element.engine = () => ({ call }) as ReturnType<ImagePicker['engine']>;
  element.pixels = () => ({ call }) as ReturnType<ImagePicker['pixels']>;
  const picked: PageImage[] = [];
  element.addEventListener('image-pick', (event) =>
    picked.push((event as CustomEvent<{ image: PageImage }>).detail.image),
  );
  document.body.append(element);
  const settle = async () => {
    for (let i = 0; i < 5; i++) await Promise.resolve();
    await element.updateComplete;
  };
  await settle();
  return { element, picked, settle };
}

const tiles = (element: ImagePicker) => [
  ...element.shadowRoot!.querySelectorAll<HTMLButtonElement>('.tile'),
];
const choose = (element: ImagePicker, name: string) => {
  const labels = [...element.shadowRoot!.querySelectorAll('label')];
  const input = labels.find((label) => label.textContent.includes(name))?.querySelector('input');
  input?.dispatchEvent(new Event('change'));
};

test('ten scenes are offered by their names, and the one that is taken is marked', async () => {
  const { element, picked, settle } = await open(null);
  expect(tiles(element).map((tile) => tile.textContent.trim())).toHaveLength(10);
  tiles(element)[8].click();
  await settle();
  expect(picked).toEqual([{ from: 'scene', label: 8, seed: 11 }]);
  expect(tiles(element)[8].getAttribute('aria-pressed')).toBe('true');
});

test('CIFAR-10 images carry their pixels with them', async () => {
  const { element, picked, settle } = await open(PAGE);
  choose(element, 'CIFAR-10');
  await settle();
  expect(element.shadowRoot?.textContent).toContain('1 to 2 of 25 test images');
  tiles(element)[1].click();
  expect(picked[0]).toEqual(PAGE.images[1]);
});

test('without CIFAR-10 the picker says how to come by it', async () => {
  const { element, settle } = await open(null);
  choose(element, 'CIFAR-10');
  await settle();
  expect(element.shadowRoot?.textContent).toContain('There is no CIFAR-10 here yet');
});

test('a browser without a camera says so and offers a file', async () => {
  const { element, settle } = await open(null);
  choose(element, 'webcam');
  await settle();
  const buttons = [...element.shadowRoot!.querySelectorAll('button')];
  buttons.find((button) => button.textContent.includes('Open the camera'))?.click();
  await settle();
  expect(element.shadowRoot?.querySelector('[role=alert]')?.textContent).toContain(
    'Take a picture from a file',
  );
});

test('a file that is no image is refused in words, and the image in use stays', async () => {
  const { element, picked, settle } = await open(null);
  await element.take(new File(['<svg/>'], 'drawing.svg', { type: 'image/svg+xml' }));
  await settle();
  expect(element.shadowRoot?.textContent).toContain('drawing.svg is no picture that can be read');
  expect(picked).toEqual([]);
});

test('a small file of a huge image is refused before it is unpacked', async () => {
  const png = new Uint8Array(48);
  png.set([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  new DataView(png.buffer).setUint32(16, 20_000);
  new DataView(png.buffer).setUint32(20, 20_000);
  expect(imageSize(png)).toEqual({ width: 20_000, height: 20_000 });
  const read = readPicture(new File([png], 'bomb.png'));
  await expect(read).rejects.toThrow(PictureError);
  await expect(readPicture(new File([png], 'bomb.png'))).rejects.toThrow('20,000 × 20,000 pixels');
  await expect(readPicture(new File([], 'none.png'))).rejects.toThrow('none.png is empty');
});

test('sizes are read from the heads of JPEG, GIF and WebP files, and cut ones have none', () => {
  const bytes = (...values: (number | string)[]) =>
    Uint8Array.from(
      values.flatMap((v) => (typeof v === 'string' ? [...v].map((c) => c.charCodeAt(0)) : [v])),
    );
  const jpeg = bytes(255, 0xd8, 255, 0xe0, 0, 4, 1, 2, 255, 0xc2, 0, 11, 8, 1, 0, 2, 3);
  expect(imageSize(jpeg)).toEqual({ width: 515, height: 256 });
  expect(imageSize(jpeg.slice(0, 12))).toBeNull();
  expect(imageSize(bytes('GIF89a', 5, 0, 7, 0))).toEqual({ width: 5, height: 7 });
  const lossy = bytes(
    'RIFF',
    0,
    0,
    0,
    0,
    'WEBPVP8 ',
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0x9d,
    1,
    0x2a,
    9,
    0,
    8,
    0,
  );
  expect(imageSize(lossy)).toEqual({ width: 9, height: 8 });
});

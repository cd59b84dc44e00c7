// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import type { PageImage, Picture } from '../../runner/engine/index.ts';
import type { ImagePicker } from './image-picker.ts';
import './index.ts';
import { PictureError } from './read-picture.ts';

interface Reading {
  readonly end: (picture: Picture) => void;
  readonly fail: (error: Error) => void;
}
const readings = vi.hoisted(() => new Map<string, Reading>());

// Pictures are read when the test says so.
vi.mock('./read-picture.ts', async (original) => ({
  ...(await original<object>()),
  readPicture: ({ name }: File) => new Promise((end, fail) => readings.set(name, { end, fail })),
}));

afterEach(() => {
  document.body.replaceChildren();
  readings.clear();
});

const picture: Picture = { shape: [1, 1, 3], bytes: new Uint8Array(3) };

async function open() {
  const element = document.createElement('image-picker');
  const call = () => Promise.resolve(picture);
  element.pixels = () => ({ call }) as unknown as ReturnType<ImagePicker['pixels']>;
  const picked: string[] = [];
  element.addEventListener('image-pick', (event) => {
    const { image } = (event as CustomEvent<{ image: PageImage }>).detail;
    picked.push(image.from === 'own' ? image.name : image.from);
  });
  document.body.append(element);
  const root = element.shadowRoot!;
  /** Gives a file that is then being read. */
  const begin = async (name: string) => {
    const taken = element.take(new File([], name));
    await vi.waitFor(() => expect(readings.has(name)).toBe(true));
    return { taken, ...readings.get(name)! };
  };
  const pickScene = async () => {
    root.querySelector('input')!.dispatchEvent(new Event('change'));
    await vi.waitFor(() => expect(root.querySelectorAll('.tile')).toHaveLength(10));
    root.querySelector<HTMLButtonElement>('.tile')!.click();
  };
  const told = async () => {
    await element.updateComplete;
    return root.querySelector('[role=alert]')!.textContent;
  };
  return { picked, begin, pickScene, told };
}

test('a scene that is picked while a picture is read stays', async () => {
  const { picked, begin, pickScene } = await open();
  const large = await begin('large');
  await pickScene();
  large.end(picture);
  await large.taken;
  expect(picked).toEqual(['scene']);
});

test('of two pictures the one that was given last is picked, whichever is read first', async () => {
  const { picked, begin } = await open();
  const large = await begin('large');
  const small = await begin('small');
  small.end(picture);
  await small.taken;
  large.end(picture);
  await large.taken;
  expect(picked).toEqual(['small']);
});

test('what is wrong with a picture is told, but not once another is picked', async () => {
  const { begin, pickScene, told } = await open();
  const broken = await begin('broken');
  broken.fail(new PictureError('broken is damaged'));
  await broken.taken;
  expect(await told()).toContain('broken is damaged');
  const late = await begin('late');
  await pickScene();
  late.fail(new PictureError('late is damaged'));
  await late.taken;
  expect(await told()).not.toContain('damaged');
});

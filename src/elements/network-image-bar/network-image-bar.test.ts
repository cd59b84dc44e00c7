// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Look, SubjectNetwork } from '../../runner/engine/index.ts';
import { storeOf } from '../subject/test-store.ts';
import './index.ts';
import type { NetworkImageBar } from './network-image-bar.ts';

// Without layout nothing ever comes into sight; then the bar takes itself as seen.
beforeEach(() => void vi.stubGlobal('IntersectionObserver', undefined));
afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

const picture = { shape: [32, 32, 3] as const, bytes: new Uint8Array(3072) };
const CLASSES = ['airplane', 'automobile', 'bird', 'cat'];
const REPORT: SubjectNetwork = {
  text: '',
  input: [32, 32, 3],
  classes: CLASSES,
  layers: [],
  parameters: 62_006,
  multiplyAdds: 0,
};
const LOOK: Look = {
  picture,
  label: 3,
  classes: CLASSES,
  probabilities: Float32Array.of(0.1, 0.05, 0.6, 0.25),
  logits: new Float32Array(4),
};

interface Answers {
  look?: () => Promise<Look>;
  cifar10Images?: () => Promise<unknown>;
  takeNetwork?: () => Promise<unknown>;
}

async function open(answers: Answers = {}, shipped = ['convnetjs', 'deep']) {
  const asked: { name: string; args: unknown }[] = [];
  const given: Record<string, () => Promise<unknown>> = {
    useNetwork: async () => REPORT,
    look: async () => LOOK,
    draw: async () => picture,
    ...answers,
  };
  const call = async (name: string, args: unknown) => {
    asked.push({ name, args });
    return given[name]();
  };
  const element = document.createElement('network-image-bar');
  element.store = storeOf(...shipped);
  element.engine = () => ({ call }) as ReturnType<NetworkImageBar['engine']>;
  element.pixels = () => ({ call }) as ReturnType<NetworkImageBar['pixels']>;
  document.body.append(element);
  const settle = async () => {
    for (let i = 0; i < 30; i++) await Promise.resolve();
    await element.updateComplete;
  };
  await settle();
  return { element, asked, settle, text: () => element.shadowRoot!.textContent };
}

test('the bar says what the network says, and whether that is right', async () => {
  const { element, text } = await open();
  expect(text()).toContain('The network says bird, 60.0 %. It is: cat.');
  expect(text()).toContain('62,006 parameters');
  expect(element.shadowRoot?.querySelector('class-bars')?.label).toBe(3);
});

test('another image is asked about, and the network is not loaded again', async () => {
  const { element, asked, settle } = await open();
  const image = { from: 'scene', label: 8, seed: 3 } as const;
  element.store.set({ image });
  await settle();
  expect(asked.filter(({ name }) => name === 'useNetwork')).toHaveLength(1);
  expect(asked.at(-1)).toEqual({
    name: 'look',
    args: { network: { from: 'shipped', name: 'convnetjs' }, image },
  });
});

test('each answer is an event with network, image and look', async () => {
  const { element, settle } = await open();
  const heard: unknown[] = [];
  document.body.addEventListener('subject-look', (event) =>
    heard.push((event as CustomEvent).detail),
  );
  element.store.set({ network: { from: 'shipped', name: 'deep' } });
  await settle();
  expect(heard).toEqual([
    {
      network: { from: 'shipped', name: 'deep' },
      image: { from: 'scene', label: 3, seed: 11 },
      look: LOOK,
    },
  ]);
});

test('without any network the bar says how to come by one, and asks nothing of the engine', async () => {
  const { element, asked } = await open({}, []);
  const choice = element.shadowRoot!.querySelector('network-choice')!;
  expect(choice.shadowRoot!.textContent).toContain('There is no network yet');
  expect(asked.map(({ name }) => name)).toEqual(['draw']);
});

test('what fails is said, and can be tried again', async () => {
  let broken = true;
  const look = async () => {
    if (broken) throw new Error('look: expected a network that takes images');
    return LOOK;
  };
  const { element, text, settle } = await open({ look });
  expect(text()).toContain('expected a network that takes images');
  broken = false;
  const buttons = [...element.shadowRoot!.querySelectorAll('button')];
  buttons.find((button) => button.textContent.includes('Try again'))?.click();
  await settle();
  expect(text()).toContain('The network says bird');
  expect(text()).not.toContain('expected a network');
});

test('a CIFAR-10 image that a link asks for is fetched; where there is none the bar says so and goes on', async () => {
  const image = { from: 'cifar10', index: 17, label: 1, ...picture } as const;
  const there = await open({ cifar10Images: async () => ({ total: 30, images: [image] }) });
  there.element.store.takeShared({ image: { from: 'test', index: 17 } });
  await there.settle();
  expect(there.element.store.current.image).toEqual(image);

  const none = await open({ cifar10Images: async () => null });
  none.element.store.takeShared({ image: { from: 'test', index: 17 } });
  await none.settle();
  expect(none.text()).toContain('asks for CIFAR-10 test image 18');
  expect(none.element.store.wantedTest).toBeNull();
});

test('what is chosen while a network is on its way is asked at once, and the image shown is the one named', async () => {
  const signals: AbortSignal[] = [];
  let slow = true;
  const pictures: unknown[] = [];
  const { element, asked, settle } = await open();
  element.engine = () =>
    ({
      call: (name: string, args: unknown, { signal }: { signal: AbortSignal }) => {
        asked.push({ name, args });
        signals.push(signal);
        if (!slow) return Promise.resolve(name === 'look' ? LOOK : REPORT);
        return new Promise((_, refuse) =>
          signal.addEventListener('abort', () => refuse(signal.reason)),
        );
      },
    }) as never;
  element.pixels = () =>
    ({
      call: async (_: string, args: unknown) => {
        pictures.push(args);
        return picture;
      },
    }) as never;
  element.store.set({ network: { from: 'shipped', name: 'deep' } });
  await settle();
  slow = false;
  const image = { from: 'scene', label: 5, seed: 8 } as const;
  element.store.set({ image });
  await settle();
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, false, false]);
  expect(pictures.at(-1)).toMatchObject({ label: 5, seed: 8 });
  expect(asked.at(-1)).toMatchObject({ name: 'look', args: { image } });
  expect(element.now.problem).toBe('');
});

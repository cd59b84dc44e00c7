// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import type { SubjectImage } from '../../runner/engine/index.ts';
import { readAddress, writeAddress } from './address.ts';
import { Latest } from './latest.ts';
import { SubjectStore, type SubjectSources } from './subject-store.ts';

/** A browser's storage, as a map. */
class MapStorage implements Storage {
  private readonly items = new Map<string, string>();
  get length() {
    return this.items.size;
  }
  clear = () => this.items.clear();
  key = (index: number) => [...this.items.keys()][index] ?? null;
  getItem = (key: string) => this.items.get(key) ?? null;
  removeItem = (key: string) => void this.items.delete(key);
  setItem = (key: string, value: string) => void this.items.set(key, value);
}

const own: SubjectImage = {
  from: 'own',
  name: 'boat.png',
  shape: [2, 2, 3],
  bytes: Uint8Array.from({ length: 12 }, (_, i) => i * 20),
};

function setUp(over: Partial<SubjectSources> = {}) {
  const storage = new MapStorage();
  const make = () =>
    new SubjectStore({
      storage: () => storage,
      shipped: () => ['convnetjs', 'deep'],
      keptStep: () => null,
      ...over,
    });
  return { storage, make, store: make() };
}

test('the first network is the first that ships, then the trained one, then none', () => {
  expect(setUp().store.current.network).toEqual({ from: 'shipped', name: 'convnetjs' });
  const none = { shipped: () => [] };
  expect(setUp({ ...none, keptStep: () => 30 }).store.current.network).toEqual({ from: 'trained' });
  expect(setUp(none).store.current.network).toBeNull();
});

test('what is chosen is there again on the next page, to the byte', () => {
  const { store, make } = setUp();
  store.set({ image: own });
  store.set({ network: { from: 'file', name: 'mine.safetensors' } });
  expect(make().current).toEqual({
    network: { from: 'file', name: 'mine.safetensors' },
    image: own,
  });
});

test('storage that is forbidden or holds something else is passed over', () => {
  const forbidden = () => {
    throw new Error('no storage');
  };
  const { store } = setUp({ storage: forbidden });
  store.set({ image: own });
  expect(store.current.image).toBe(own);
  const broken = setUp();
  broken.storage.setItem(
    'convscope:subject',
    '{"format":1,"image":{"from":"own","shape":[9,9,3]}}',
  );
  expect(broken.make().current.image.from).toBe('scene');
});

test('listeners hear of a change until they stop', () => {
  const { store } = setUp();
  const heard: string[] = [];
  const stop = store.listen(({ image }) => heard.push(image.from));
  store.set({ image: own });
  stop();
  store.set({ image: { from: 'scene', label: 1, seed: 2 } });
  expect(heard).toEqual(['own']);
});

test('a link carries a shipped network and a scene, and leaves a picture of one’s own out', () => {
  const { store, make } = setUp();
  store.set({
    network: { from: 'shipped', name: 'deep' },
    image: { from: 'scene', label: 8, seed: 42 },
  });
  const shared = store.toShared();
  const hash = writeAddress('#conv-steps=3&image=test-1', shared);
  expect(hash).toBe('#conv-steps=3&model=deep&image=scene-8-42');
  expect(readAddress(hash)).toEqual(shared);
  const other = setUp().store;
  other.takeShared(shared);
  expect(other.current).toEqual(make().current);
  store.set({ image: own });
  expect(store.toShared()).toEqual({ network: 'deep' });
});

test('a CIFAR-10 image that a link asks for is wanted until an image is there', () => {
  const { store } = setUp();
  store.takeShared({ image: { from: 'test', index: 17 } });
  expect(store.wantedTest).toBe(17);
  store.set({ image: own });
  expect(store.wantedTest).toBeNull();
});

test('a link with code sets the chosen image aside, and it is given back, on another page too', () => {
  const { store, make } = setUp();
  store.set({ image: own });
  store.takeLinked({ from: 'scenes', label: 8, seed: 3 });
  store.takeLinked({ from: 'scenes', label: 9, seed: 4 });
  expect(make().current.image).toEqual({ from: 'scene', label: 9, seed: 4 });
  const later = make();
  later.giveBack();
  expect([later.current.image, make().current.image]).toEqual([own, own]);
});

test('a CIFAR-10 image that a link with code asks for is given up with it, come or not', () => {
  const { store } = setUp();
  store.set({ image: own });
  for (const come of [null, { ...own, from: 'cifar10', index: 17, label: 1 } as const]) {
    store.takeLinked({ from: 'test', index: 17 });
    store.takeWanted(come);
    store.giveBack();
    expect([store.current.image, store.wantedTest]).toEqual([own, null]);
  }
});

test('who chooses an image after a link keeps that', () => {
  const { store } = setUp();
  store.takeLinked({ from: 'scenes', label: 8, seed: 3 });
  store.set({ image: own });
  store.giveBack();
  expect(store.current.image).toBe(own);
});

test('a link with a network that does not ship changes no network', () => {
  const { store } = setUp();
  store.takeShared({ network: 'elsewhere' });
  expect(store.current.network).toEqual({ from: 'shipped', name: 'convnetjs' });
  expect(readAddress('#model=../secret&image=scene-11-3')).toBeNull();
});

test('of work that comes in while some is under way only the newest is done', async () => {
  const latest = new Latest();
  const done: number[] = [];
  const work = (n: number) => async () => {
    await Promise.resolve();
    done.push(n);
  };
  await Promise.all([1, 2, 3, 4].map((n) => latest.run(work(n))));
  expect(done).toEqual([1, 4]);
});

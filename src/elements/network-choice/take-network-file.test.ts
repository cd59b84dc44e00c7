// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import type { Engine, PageNetwork } from '../../runner/engine/index.ts';
import { storeOf } from '../subject/test-store.ts';
import { takeNetworkFile } from './take-network-file.ts';

interface Answer {
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/** A store, and an engine that answers for a file when the test says so. */
function setUp() {
  const store = storeOf('tiny', 'other');
  const asked = new Map<string, Answer>();
  const call = (_: string, { name }: { name: string }) =>
    new Promise<void>((resolve, reject) => asked.set(name, { resolve, reject }));
  const engine = { call } as unknown as Pick<Engine, 'call'>;
  const take = (file: File) => takeNetworkFile(file, engine, store);
  /** Gives a file that the engine is then asked about. */
  const begin = async (name: string) => {
    const taken = take(new File(['a network'], name));
    await vi.waitFor(() => expect(asked.has(name)).toBe(true));
    return { taken, ...asked.get(name)! };
  };
  return { store, asked, take, begin, used: () => store.current.network };
}

const tiny: PageNetwork = { from: 'shipped', name: 'tiny' };
const other: PageNetwork = { from: 'shipped', name: 'other' };

test('the network of a file is put in use, though another image is chosen meanwhile', async () => {
  const { store, begin, used } = setUp();
  const file = await begin('mine');
  store.set({ image: { from: 'scene', label: 1, seed: 2 } });
  file.resolve();
  await file.taken;
  expect(used()).toMatchObject({ from: 'file', name: 'mine' });
});

test('a network that is chosen while a file is read stays, be it the one from before', async () => {
  const { store, begin, used } = setUp();
  const file = await begin('mine');
  store.set({ network: other });
  store.set({ network: tiny });
  file.resolve();
  await file.taken;
  expect(used()).toEqual(tiny);
});

test('a file that is no network is told, but not once another is chosen', async () => {
  const { store, begin, used } = setUp();
  const told = await begin('told');
  told.reject(new Error('told is no network'));
  await expect(told.taken).rejects.toThrow('told is no network');
  const late = await begin('late');
  store.set({ network: other });
  late.reject(new Error('late is no network'));
  await late.taken;
  expect(used()).toEqual(other);
});

test('of two files the one that was given last is in use, whichever is read first', async () => {
  const { begin, used } = setUp();
  const first = await begin('first');
  const last = await begin('last');
  last.resolve();
  await last.taken;
  first.resolve();
  await first.taken;
  expect(used()).toMatchObject({ from: 'file', name: 'last' });
});

test('a file that is overtaken while it is read is kept from the engine, which holds one', async () => {
  const { asked, take, begin } = setUp();
  const slow = new File([], 'slow');
  let read: (bytes: ArrayBuffer) => void = () => undefined;
  slow.arrayBuffer = () => new Promise((resolve) => (read = resolve));
  const taken = take(slow);
  await begin('quick');
  read(new ArrayBuffer(1));
  await taken;
  expect([...asked.keys()]).toEqual(['quick']);
});

test('a file that was mended meanwhile is another network, though its name is the same', async () => {
  const { store, asked, take, used } = setUp();
  const heard: unknown[] = [];
  const give = async (lastModified: number) => {
    asked.clear();
    const taken = take(new File(['a network'], 'mine', { lastModified }));
    await vi.waitFor(() => expect(asked.has('mine')).toBe(true));
    asked.get('mine')!.resolve();
    await taken;
    return JSON.stringify(used());
  };
  store.listen(({ network }) => heard.push(network));
  expect(await give(1000)).not.toBe(await give(2000));
  expect(heard).toHaveLength(2);
});

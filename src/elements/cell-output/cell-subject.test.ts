// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import type { CellImage, CellNetwork, Engine } from '../../runner/engine/index.ts';
import { storeOf } from '../subject/test-store.ts';
import { CellEngine } from './cell-engine.ts';
import { CellSubject, type CellGiven } from './cell-subject.ts';

const network = (name: string): CellNetwork => ({ from: 'cell', name, file: new Blob(['x']) });
const image: CellImage = { from: 'cell', shape: [1, 1, 1], data: new Float32Array(1), label: null };

/** An engine that only notes what it is asked. */
function pretended() {
  const asked: string[] = [];
  const engine = {
    running: true,
    call: (name: string, args: object) => {
      asked.push('network' in args ? `${name} ${(args.network as CellNetwork).name}` : name);
      return Promise.resolve(null);
    },
    drop: () => void asked.push('drop'),
  } as unknown as Engine;
  return { asked, engine };
}

function stage() {
  const page = storeOf('tiny', 'other');
  const own = pretended();
  const ofPage = pretended();
  let made = 0;
  const engines = new CellEngine(() => {
    made++;
    return own.engine;
  });
  const subject = (given: Partial<CellGiven>) =>
    new CellSubject({ network: null, image: null, ...given }, page, engines, () => ofPage.engine);
  return { page, own: own.asked, ofPage: ofPage.asked, engines: () => made, subject };
}

const look = (subject: CellSubject) =>
  subject.engine().call('useNetwork', { network: subject.current.network! });
const settled = () => Promise.resolve();

test('what a cell gave is looked into, and the page neither changes it nor is changed', () => {
  const { page, subject } = stage();
  const before = page.current;
  const given = { network: network('a'), image };
  const lab = subject(given);
  let heard = 0;
  lab.listen(() => heard++);
  expect(lab.current).toEqual(given);
  expect(page.current).toEqual(before);
  page.set({ network: { from: 'shipped', name: 'other' } });
  page.set({ image: { from: 'scene', label: 1, seed: 2 } });
  expect(lab.current).toEqual(given);
  expect(heard).toBe(0);
});

test('what a cell left out is the page’s, and only changes of that are heard', () => {
  const { page, subject } = stage();
  const withNetwork = subject({ network: network('a') });
  const withImage = subject({ image });
  const heard: string[] = [];
  withNetwork.listen(() => heard.push('image'));
  withImage.listen(() => heard.push('network'));
  page.set({ image: { from: 'scene', label: 1, seed: 2 } });
  page.set({ network: { from: 'shipped', name: 'other' } });
  expect(heard).toEqual(['image', 'network']);
  expect(withNetwork.current.image).toEqual({ from: 'scene', label: 1, seed: 2 });
  expect(withImage.current).toEqual({ network: { from: 'shipped', name: 'other' }, image });
});

test('a cell’s network is computed with beside the page’s engine, and without one the page’s computes', async () => {
  const { own, ofPage, subject, engines } = stage();
  const [lab, onPage] = [subject({ network: network('a') }), subject({ image })];
  lab.listen(() => undefined);
  onPage.listen(() => undefined);
  await look(lab);
  await look(onPage);
  expect(own).toEqual(['useNetwork a']);
  expect(ofPage).toEqual(['useNetwork tiny']);
  expect(engines()).toBe(1);
});

test('a network is let go with its lab, and the engine with the last of them', async () => {
  const { own, subject, engines } = stage();
  const [first, second] = [subject({ network: network('a') }), subject({ network: network('b') })];
  const stops = [first, second].map((lab) => lab.listen(() => undefined));
  await look(first);
  stops[0]();
  await settled();
  expect(own).toEqual(['useNetwork a', 'dropNetwork a']);
  stops[1]();
  await settled();
  expect(own.at(-1)).toBe('drop');
  expect(engines()).toBe(1);
});

test('a lab that is gone computes nothing more, and makes no engine', async () => {
  const { own, subject, engines } = stage();
  const lab = subject({ network: network('a') });
  const stop = lab.listen(() => undefined);
  stop();
  await settled();
  await expect(look(lab)).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
  expect(own).toEqual([]);
  expect(engines()).toBe(0);
});

test('a lab that is moved to another place keeps its network', async () => {
  const { own, subject } = stage();
  const lab = subject({ network: network('a') });
  const stop = lab.listen(() => undefined);
  await look(lab);
  stop();
  lab.listen(() => undefined);
  await settled();
  await look(lab);
  expect(own).toEqual(['useNetwork a', 'useNetwork a']);
});

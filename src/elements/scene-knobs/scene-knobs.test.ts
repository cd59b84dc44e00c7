// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SubjectStore } from '../subject/index.ts';
import { storeOf } from '../subject/test-store.ts';
import type { KnobSources } from './knob-watch.ts';
import { KNOBS, meanDifference, UNTOUCHED } from './knobs.ts';
import type { SceneKnobs } from './index.ts';
import './index.ts';

const looked: number[] = [];
/** What each network makes of every class when nothing is occluded. */
const SURE: Record<string, number> = { convnetjs: 0.1, deep: 0.07 };

let store: SubjectStore;

interface LookWish {
  readonly name?: string;
  readonly network: { readonly name: string };
  readonly image: { readonly knobs: { readonly occlusion: number } };
}

/** A pretended drawing: its bytes are the class and, in every byte, ten times the knobs' sum. */
const sources: KnobSources = {
  store: () => store,
  pixels: () => ({
    call: ((_: string, { label, knobs }: { label: number; knobs: Record<string, number> }) => {
      const sum = Object.values(knobs).reduce((a, b) => a + b);
      const bytes = new Uint8Array(12).fill(20 * label + 10 * sum);
      return Promise.resolve({ shape: [2, 2, 3], bytes });
    }) as never,
  }),
  engine: () => ({
    call: ((name: string, args: LookWish) => {
      if (name !== 'look') return Promise.reject(new Error(`${args.name} is no network`));
      const { occlusion } = args.image.knobs;
      looked.push(occlusion);
      const sure = SURE[args.network.name] ?? 0;
      const probabilities = new Float32Array(10).fill((1 - occlusion) * sure);
      return Promise.resolve({ classes: [], probabilities });
    }) as never,
  }),
};

let figure: SceneKnobs;

async function settle(): Promise<void> {
  for (let i = 0; i < 3; i++) await new Promise((resolve) => setImmediate(resolve));
  await figure.updateComplete;
}

async function open(shipped: readonly string[]): Promise<void> {
  document.body.replaceChildren();
  store = storeOf(...shipped);
  looked.length = 0;
  figure = document.createElement('scene-knobs');
  figure.sources = sources;
  document.body.append(figure);
  figure.watch.begin();
  await settle();
}

beforeEach(() => open(['convnetjs', 'deep']));
afterEach(() => document.body.replaceChildren());

const text = () => figure.shadowRoot!.textContent!.replaceAll(/\s+/g, ' ');

test('there is a knob for each difficulty, all at 0', () => {
  expect(KNOBS.map(({ name }) => name)).toEqual(Object.keys(UNTOUCHED));
  expect(figure.shadowRoot!.querySelectorAll('.knobs input')).toHaveLength(6);
  expect(text()).toContain('Each number has changed by 0 of 255');
});

test('the mean difference is a number each', () => {
  expect(meanDifference(Uint8Array.of(0, 10), Uint8Array.of(4, 4))).toBe(5);
});

test('a turned knob moves picture, difference and probability', async () => {
  figure.watch.turn('occlusion', 0.5);
  await settle();
  expect(text()).toContain('Each number has changed by 5.00 of 255');
  expect(looked.at(-1)).toBe(0.5);
  expect(text()).toContain('The network gives the cat 5.0 %.');
});

test('the nearest other class is set beside it', () => {
  expect(text()).toContain('The untouched bird differs from the untouched cat by 20.0.');
});

test('a knob that is let go is drawn from 0 to 1, and another turn ends that', async () => {
  await figure.watch.sweepOf('occlusion');
  expect(figure.watch.sweep?.at).toHaveLength(21);
  expect(figure.watch.sweep?.probabilities.at(-1)).toBe(0);
  expect(figure.watch.sweep?.differences.at(-1)).toBe(10);
  const sweeping = figure.watch.sweepOf('clutter');
  figure.watch.turn('clutter', 0.2);
  await sweeping;
  expect(figure.watch.sweep?.at.length ?? 0).toBeLessThan(21);
});

test('another network is asked as soon as it is in use, and the curve of the one before it is gone', async () => {
  await figure.watch.sweepOf('occlusion');
  store.set({ network: { from: 'shipped', name: 'deep' } });
  await settle();
  expect(text()).toContain('The network gives the cat 7.0 %.');
  expect(figure.watch.sweep).toBeNull();
  const asked = looked.length;
  store.set({ image: { from: 'scene', label: 8, seed: 3 } });
  await settle();
  expect(looked).toHaveLength(asked);
});

test('the network is named, and another one can be chosen', async () => {
  const choice = figure.shadowRoot!.querySelector('network-choice')!;
  expect(choice.network).toEqual({ from: 'shipped', name: 'convnetjs' });
  const network = { from: 'shipped', name: 'deep' } as const;
  choice.dispatchEvent(new CustomEvent('network-pick', { detail: { network } }));
  await settle();
  expect(store.current.network).toEqual(network);
  expect(choice.network).toEqual(network);
});

test('a file that is no network is refused in words, and the next turn of a knob takes them away', async () => {
  const choice = figure.shadowRoot!.querySelector('network-choice')!;
  const file = new File(['notes'], 'notes.safetensors');
  choice.dispatchEvent(new CustomEvent('network-file', { detail: { file } }));
  await settle();
  expect(figure.shadowRoot!.querySelector('[role=alert]')?.textContent).toBe(
    'notes.safetensors is no network',
  );
  expect(text()).toContain('The network gives the cat 10.0 %.');
  figure.watch.turn('clutter', 0.5);
  await settle();
  expect(figure.shadowRoot!.querySelector('[role=alert]')).toBeNull();
});

test('a network with fewer classes is said to have no answer', async () => {
  figure.watch.label = 9;
  figure.watch.look = { ...figure.watch.look!, probabilities: new Float32Array(2) };
  figure.requestUpdate();
  await settle();
  expect(text()).toContain('The network has no answer for it.');
});

test('without a network the picture moves, and it is said how to get one', async () => {
  await open([]);
  const choice = figure.shadowRoot!.querySelector('network-choice')!;
  expect(choice.shadowRoot!.textContent).toContain('There is no network yet. Train one');
  await figure.watch.sweepOf('viewpoint');
  await settle();
  expect(looked).toEqual([]);
  expect(figure.shadowRoot!.querySelectorAll('line-chart')).toHaveLength(1);
});

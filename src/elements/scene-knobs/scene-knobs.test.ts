// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { KnobSources } from './knob-watch.ts';
import { KNOBS, meanDifference, UNTOUCHED } from './knobs.ts';
import type { SceneKnobs } from './index.ts';
import './index.ts';

let network: { readonly from: 'trained' } | null;
const looked: number[] = [];

/** A pretended drawing: its bytes are the class and, in every byte, ten times the knobs' sum. */
const sources: KnobSources = {
  network: () => network,
  pixels: () => ({
    call: ((_: string, { label, knobs }: { label: number; knobs: Record<string, number> }) => {
      const sum = Object.values(knobs).reduce((a, b) => a + b);
      const bytes = new Uint8Array(12).fill(20 * label + 10 * sum);
      return Promise.resolve({ shape: [2, 2, 3], bytes });
    }) as never,
  }),
  engine: () => ({
    call: ((_: string, { image }: { image: { knobs: { occlusion: number } } }) => {
      looked.push(image.knobs.occlusion);
      const probabilities = new Float32Array(10).fill((1 - image.knobs.occlusion) / 10);
      return Promise.resolve({ classes: [], probabilities });
    }) as never,
  }),
};

let figure: SceneKnobs;

async function settle(): Promise<void> {
  for (let i = 0; i < 3; i++) await new Promise((resolve) => setImmediate(resolve));
  await figure.updateComplete;
}

beforeEach(async () => {
  network = { from: 'trained' };
  looked.length = 0;
  figure = document.createElement('scene-knobs');
  figure.sources = sources;
  document.body.append(figure);
  figure.watch.begin();
  await settle();
});

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

test('without a network the picture moves, and it is said how to get one', async () => {
  network = null;
  figure.watch.reset();
  await settle();
  expect(text()).toContain('No network is here yet.');
  await figure.watch.sweepOf('viewpoint');
  await settle();
  expect(figure.shadowRoot!.querySelectorAll('line-chart')).toHaveLength(1);
});

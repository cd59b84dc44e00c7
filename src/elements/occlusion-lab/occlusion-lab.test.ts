// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import type { CallOptions, Engine, OcclusionWish } from '../../runner/engine/index.ts';
import { storeOf } from '../subject/test-store.ts';
import './index.ts';

afterEach(() => document.body.replaceChildren());

const picture = { shape: [2, 2, 3] as const, bytes: new Uint8Array(12).fill(51) };
const probabilities = Float32Array.of(0.1, 0.9);
const classes = ['airplane', 'cat'];
const row = { shape: [1, 1], data: Float32Array.of(1) };
const rows = { first: 0, total: 1, probability: row, best: row, strongest: row };
const image = { shape: [2, 2, 3], data: new Float32Array(12) };

/** What the pretended engine answers to each call. */
const ANSWERS: Readonly<Record<string, object>> = {
  useNetwork: { layers: [{ name: 'relu1', outputShape: [2, 2, 1] }] },
  look: { picture, label: 1, classes, probabilities, logits: probabilities },
  occlusion: { picture, label: 1, classes, probabilities, layer: 'relu1', channel: 0 },
  inputGradients: { pictures: [{ image }], unit: { row: 0, column: 0 } },
};

/** An engine that answers at once; a call of the name that `held` says waits to be answered, failed, or given up. */
class PretendedEngine {
  readonly asked: [string, unknown][] = [];
  held = '';
  answer: () => void = () => undefined;
  fail: (message: string) => void = () => undefined;

  call(name: string, args: unknown, { signal, onPartial }: CallOptions = {}): Promise<unknown> {
    this.asked.push([name, args]);
    return new Promise((resolve, reject) => {
      const answer = () => {
        if (name === 'occlusion') onPartial?.(rows as never);
        resolve(ANSWERS[name]);
      };
      const giveUp = () => reject(new DOMException('gave up', 'AbortError'));
      if (signal?.aborted) return giveUp();
      signal?.addEventListener('abort', giveUp);
      if (name !== this.held) return answer();
      this.answer = answer;
      this.fail = (message) => reject(new Error(message));
    });
  }

  /** The walks that were begun. */
  get walks(): readonly OcclusionWish[] {
    return this.asked.flatMap(([name, args]) =>
      name === 'occlusion' ? [args as OcclusionWish] : [],
    );
  }
}

async function open() {
  const engine = new PretendedEngine();
  const element = document.createElement('occlusion-lab');
  element.engine = () => engine as unknown as Pick<Engine, 'call'>;
  const store = storeOf('tiny', 'other');
  element.store = store;
  document.body.append(element);
  const settle = async () => {
    for (let i = 0; i < 16; i++) await element.updateComplete;
  };
  await settle();
  const root = element.shadowRoot!;
  const press = async () => {
    root.querySelector<HTMLButtonElement>('.status button')!.click();
    await settle();
  };
  const text = () => root.textContent.replace(/\s+/g, ' ');
  return { element, engine, store, root, settle, press, text };
}

test('a walk shows its maps and what it has found, with the patch in the image’s mean colour', async () => {
  const { element, engine, root, press, text } = await open();
  element.colour = 'mean';
  await press();
  expect(engine.walks[0].colour.map((part) => part.toFixed(2))).toEqual(['0.20', '0.20', '0.20']);
  expect(text()).toContain('All 1 places are done.');
  expect(text()).toContain('Without a patch the network gives cat 90.0 %.');
  expect(root.querySelectorAll('heat-map')).toHaveLength(3);
});

test('what is chosen while the first walk loads is what is mapped', async () => {
  const { engine, store, settle, press, text } = await open();
  engine.held = 'look';
  await press();
  engine.held = '';
  const chosen = { from: 'scene' as const, label: 2, seed: 5 };
  store.set({ image: chosen, network: { from: 'shipped', name: 'other' } });
  await settle();
  engine.answer();
  await settle();
  expect(engine.walks).toHaveLength(1);
  expect(engine.walks[0]).toMatchObject({ image: chosen, network: { name: 'other' } });
  expect(text()).toContain('All 1 places are done.');
});

test('Stop is there while a network loads, and no walk begins after it', async () => {
  const { element, engine, root, settle, press, text } = await open();
  engine.held = 'useNetwork';
  await press();
  expect(text()).toContain('Starting.');
  expect(root.querySelector('.status button')!.textContent).toBe('Stop');
  void element.start();
  await settle();
  engine.held = '';
  await press();
  engine.answer();
  await settle();
  expect(text()).toContain('Stopped before the first place.');
  expect(engine.walks).toHaveLength(0);
});

test('a lab that goes from the page while a walk loads walks no more', async () => {
  const { element, engine, settle, press } = await open();
  engine.held = 'useNetwork';
  await press();
  // Queued behind the first, it would begin after the lab has gone.
  void element.start();
  element.remove();
  engine.held = '';
  engine.answer();
  await settle();
  expect(engine.walks).toHaveLength(0);
});

test('where the look fails the walk fails and says why, and nothing is left of the image before', async () => {
  const { engine, store, root, settle, press, text } = await open();
  await press();
  engine.held = 'look';
  store.set({ image: { from: 'scene', label: 2, seed: 5 } });
  await settle();
  expect(root.querySelectorAll('heat-map')).toHaveLength(0);
  engine.fail('the engine was lost');
  await settle();
  expect(root.querySelector('[role=alert]')!.textContent).toContain('the engine was lost');
  expect(root.querySelectorAll('heat-map')).toHaveLength(0);
  expect(engine.walks).toHaveLength(1);
  engine.held = '';
  await press();
  expect(text()).toContain('All 1 places are done.');
  expect(root.querySelectorAll('heat-map')).toHaveLength(3);
});

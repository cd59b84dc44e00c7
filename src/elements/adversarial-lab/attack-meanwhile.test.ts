// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CallOptions, Engine, GradientWish } from '../../runner/engine/index.ts';
import { storeOf } from '../subject/test-store.ts';
import './index.ts';

// Without it everything counts as in sight.
beforeEach(() => void vi.stubGlobal('IntersectionObserver', undefined));
afterEach(() => document.body.replaceChildren());

const picture = { shape: [1, 1, 3] as const, bytes: Uint8Array.of(9, 9, 9) };
const classes = ['airplane', 'automobile', 'bird', 'cat'];
const probabilities = Float32Array.of(0.8, 0, 0, 0.2);

/** What the pretended engine answers to each call. */
const ANSWERS: Readonly<Record<string, object>> = {
  trainedNetwork: { step: 1, live: true },
  look: { picture, label: 3, classes, probabilities, logits: probabilities },
  attackGradient: {
    ...{ classes, label: 3, original: picture, changed: picture },
    before: Float32Array.of(0.1, 0, 0, 0.9),
    after: probabilities,
    difference: { shape: [1, 1, 3], data: Float32Array.of(8, -8, 0) },
    distance: { l0: 1, l2: 0.0444, linf: 8 / 255 },
  },
};

/** An engine that answers at once; calls of the name that `held` says wait to be answered, failed, or given up. */
class PretendedEngine {
  readonly attacks: GradientWish[] = [];
  held = '';
  answer: () => void = () => undefined;
  fail: (message: string) => void = () => undefined;

  call(name: string, args: unknown, { signal, onProgress }: CallOptions = {}): Promise<unknown> {
    const giveUp = () => new DOMException('gave up', 'AbortError');
    if (signal?.aborted) return Promise.reject(giveUp());
    if (name === 'attackGradient') this.attacks.push(args as GradientWish);
    if (name !== this.held) return Promise.resolve(ANSWERS[name]);
    onProgress?.(5, 20);
    return new Promise((resolve, reject) => {
      this.answer = () => resolve(ANSWERS[name]);
      this.fail = (message) => reject(new Error(message));
      signal?.addEventListener('abort', () => reject(giveUp()));
    });
  }
}

/** A lab that has fooled the network once. */
async function open() {
  const engine = new PretendedEngine();
  const element = document.createElement('adversarial-lab');
  element.engine = () => engine as unknown as Pick<Engine, 'call'>;
  const store = storeOf('tiny');
  element.store = store;
  document.body.append(element);
  const settle = async () => {
    for (let i = 0; i < 32; i++) await element.updateComplete;
  };
  await settle();
  const root = element.shadowRoot!;
  const text = () => root.textContent.replace(/\s+/g, ' ');
  const button = (name: string) =>
    [...root.querySelectorAll('button')].find(({ textContent }) => textContent.includes(name))!;
  const press = async (name: string) => {
    button(name).click();
    await settle();
  };
  const aimAt = (target: number) => {
    const select = root.querySelectorAll<HTMLSelectElement>('fieldset select')[1];
    select.value = String(target);
    select.dispatchEvent(new Event('change'));
    return settle();
  };
  return { element, engine, store, root, settle, text, button, press, aimAt };
}

const ASK = 'Try the image on other networks';
const NO_OTHER = 'There is no other network here';

test('another image takes away what was found of the one before, and after Stop it can be begun again', async () => {
  const { engine, store, root, settle, text, press } = await open();
  expect(root.querySelectorAll('pixel-image')).toHaveLength(2);
  engine.held = 'attackGradient';
  const image = { from: 'scene' as const, label: 8, seed: 5 };
  store.set({ image });
  await settle();
  await press('Stop');
  expect(text()).toContain('Stopped.');
  expect(text()).not.toContain('Before, the network says');
  expect(root.querySelectorAll('pixel-image')).toHaveLength(0);
  engine.held = '';
  await press('Try again');
  expect(engine.attacks.at(-1)).toMatchObject({ image });
  expect(text()).toContain('Before, the network says');
});

test('an attack that ends just as another image is chosen is not shown beside that one', async () => {
  const { engine, store, root, settle, aimAt } = await open();
  engine.held = 'attackGradient';
  await aimAt(2);
  engine.answer();
  store.set({ image: { from: 'scene', label: 8, seed: 5 } });
  await settle();
  expect(engine.attacks).toHaveLength(3);
  expect(root.querySelectorAll('pixel-image')).toHaveLength(0);
});

test('what is said of an attack is about its own target while the next one runs', async () => {
  const { engine, text, aimAt } = await open();
  await aimAt(2);
  engine.held = 'attackGradient';
  await aimAt(0);
  expect(engine.attacks.at(-1)!.target).toBe(0);
  expect(text()).toContain('bird is not reached.');
});

test('other networks cannot be asked while an attack runs', async () => {
  const { engine, settle, button, aimAt } = await open();
  expect(button(ASK).disabled).toBe(false);
  engine.held = 'attackGradient';
  await aimAt(2);
  expect(button(ASK).disabled).toBe(true);
  engine.answer();
  await settle();
  expect(button(ASK).disabled).toBe(false);
});

test('what other networks say of an attack goes when the next one ends', async () => {
  const { element, engine, root, settle, text, aimAt } = await open();
  engine.held = 'attackGradient';
  await aimAt(2);
  const endAttack = engine.answer;
  engine.held = 'look';
  void element.transfer();
  await settle();
  expect(text()).toContain('Asking …');
  endAttack();
  await settle();
  engine.held = '';
  engine.answer();
  await settle();
  expect(text()).not.toContain(NO_OTHER);
  expect(root.querySelector('table')).toBeNull();
});

test('a network that was lost is said once, and not under the next attack', async () => {
  const { engine, settle, text, press, aimAt } = await open();
  engine.held = 'look';
  await press(ASK);
  engine.fail('the engine was lost');
  await settle();
  expect(text()).toContain('the engine was lost');
  expect(text()).not.toContain(NO_OTHER);
  await aimAt(2);
  expect(text()).not.toContain('the engine was lost');

  await press(ASK);
  await aimAt(0);
  engine.fail('the engine was lost');
  await settle();
  expect(text()).not.toContain('the engine was lost');
});

test('a lab that goes from the page as its settings change attacks no more', async () => {
  const { element, engine, settle, aimAt } = await open();
  engine.held = 'attackGradient';
  await aimAt(2);
  void element.start();
  element.remove();
  await settle();
  expect(engine.attacks).toHaveLength(2);
});

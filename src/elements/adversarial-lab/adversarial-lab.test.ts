// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type {
  CallOptions,
  Engine,
  GradientAttack,
  GradientWish,
} from '../../runner/engine/index.ts';
import { storeOf } from '../subject/test-store.ts';
import './index.ts';

// Without it everything counts as in sight.
beforeEach(() => void vi.stubGlobal('IntersectionObserver', undefined));
afterEach(() => document.body.replaceChildren());

const picture = { shape: [1, 1, 3] as const, bytes: Uint8Array.of(9, 9, 9) };
const attack = (target: number | null): GradientAttack => ({
  classes: ['airplane', 'automobile', 'bird', 'cat'],
  label: 3,
  original: picture,
  before: Float32Array.of(0.1, 0, 0, 0.9),
  changed: picture,
  after: Float32Array.of(0.8, 0, 0, 0.2),
  difference: { shape: [1, 1, 3], data: Float32Array.of(8, -8, 0) },
  distance: { l0: 1, l2: 0.0444, linf: 8 / 255 },
  ...(target === 2 && { after: Float32Array.of(0.1, 0, 0.2, 0.7) }),
});

/** An engine that answers at once, unless `hold` keeps an attack waiting for its abort. */
async function open({ hold = false } = {}) {
  const wishes: GradientWish[] = [];
  const call = (
    name: string,
    args: unknown,
    { signal, onPartial, onProgress }: CallOptions = {},
  ) => {
    if (name !== 'attackGradient') return Promise.resolve(null);
    const wish = args as GradientWish;
    wishes.push(wish);
    if (!hold) return Promise.resolve(attack(wish.target));
    onProgress?.(3, 20);
    const probabilities = Float32Array.of(0.5, 0, 0, 0.5);
    onPartial?.({ step: 3, of: 20, picture, probabilities } as never);
    return new Promise((_, reject) => {
      signal?.addEventListener('abort', () =>
        reject(Object.assign(new Error('gave up'), { name: 'AbortError' })),
      );
    });
  };
  const element = document.createElement('adversarial-lab');
  element.engine = () => ({ call }) as unknown as Pick<Engine, 'call'>;
  const store = storeOf('tiny');
  element.store = store;
  document.body.append(element);
  const settle = async () => {
    for (let i = 0; i < 8; i++) await element.updateComplete;
  };
  await settle();
  const root = element.shadowRoot!;
  const choose = async (index: number, value: string) => {
    const select = root.querySelectorAll<HTMLSelectElement>('fieldset select')[index];
    select.value = value;
    select.dispatchEvent(new Event('change'));
    await settle();
  };
  return {
    store,
    root,
    wishes,
    choose,
    settle,
    text: () => root.textContent.replace(/\s+/g, ' '),
  };
}

test('it begins by itself with one fast step of 8 of 255 away from the image’s class', async () => {
  const { wishes, text } = await open();
  expect(wishes).toHaveLength(1);
  expect(wishes[0]).toMatchObject({
    target: null,
    method: { steps: 'fast', norm: 'linf', epsilon: 8 / 255 },
  });
  expect(text()).toContain('no number moved by more than 8, 1 of 1 pixels changed');
  expect(text()).toContain('Before, the network says cat, 90.0 %. Now it says airplane, 80.0 %.');
});

test('the image’s own class is no target, and one that is not reached is said', async () => {
  const { root, choose, wishes, text } = await open();
  const targets = root.querySelectorAll('fieldset select')[1];
  expect(targets.textContent).not.toContain('cat');
  await choose(1, '2');
  expect(wishes.at(-1)!.target).toBe(2);
  expect(text()).toContain('bird is not reached.');
});

test('another image with the class of the target takes the target back', async () => {
  const { store, choose, wishes, settle } = await open();
  await choose(1, '2');
  store.set({ image: { from: 'scene', label: 2, seed: 5 } });
  await settle();
  expect(wishes.at(-1)!.target).toBeNull();
});

test('what takes long shows its step and stops at once', async () => {
  const { root, text, settle } = await open({ hold: true });
  expect(text()).toContain('Step 3 of 20.');
  root.querySelector<HTMLButtonElement>('.status button')!.click();
  await settle();
  expect(text()).toContain('Stopped.');
});

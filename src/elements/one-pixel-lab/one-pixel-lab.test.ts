// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import type {
  CallOptions,
  Engine,
  OnePixelGeneration,
  OnePixelWish,
} from '../../runner/engine/index.ts';
import { storeOf } from '../subject/test-store.ts';
import { pixelsOf } from './paint-candidates.ts';
import './index.ts';

afterEach(() => document.body.replaceChildren());

const generation = (number: number, best: number): OnePixelGeneration => ({
  number,
  candidates: Uint16Array.of(0, 1, 10, 20, 30, 2, 3, 40, 50, 60),
  judged: Float32Array.of(0.6, 0.4),
  best,
});

test('a candidate’s pixels are read from the row of numbers', () => {
  expect(pixelsOf(generation(0, 0), 1)).toEqual([{ row: 2, column: 3, colour: [40, 50, 60] }]);
});

const givenUp = () => Object.assign(new Error('gave up'), { name: 'AbortError' });

/** @param looked what the engine waits for before it says what it sees. */
async function open(looked: () => Promise<unknown> = () => Promise.resolve()) {
  const wishes: OnePixelWish[] = [];
  const picture = { shape: [4, 4, 3] as const, bytes: new Uint8Array(48) };
  const classes = ['airplane', 'automobile', 'bird', 'cat'];
  const call = (name: string, args: unknown, { signal, onPartial }: CallOptions = {}) => {
    if (name === 'look') {
      const probabilities = Float32Array.of(0, 0, 0.1, 0.9);
      const look = { picture, label: 3, classes, probabilities, logits: probabilities };
      return new Promise((resolve, reject) => {
        signal?.addEventListener('abort', () => reject(givenUp()));
        looked().then(() => resolve(look), reject);
      });
    }
    wishes.push(args as OnePixelWish);
    onPartial?.(generation(0, 0) as never);
    onPartial?.(generation(1, 1) as never);
    return new Promise((_, reject) => {
      signal?.addEventListener('abort', () => reject(givenUp()));
    });
  };
  const element = document.createElement('one-pixel-lab');
  element.engine = () => ({ call }) as unknown as Pick<Engine, 'call'>;
  element.store = storeOf('tiny');
  document.body.append(element);
  await element.updateComplete;
  const root = element.shadowRoot!;
  const settle = async () => {
    for (let i = 0; i < 8; i++) await element.updateComplete;
  };
  const press = async () => {
    root.querySelector<HTMLButtonElement>('.status button')!.click();
    await settle();
  };
  return {
    element,
    root,
    wishes,
    press,
    settle,
    text: () => root.textContent.replace(/\s+/g, ' '),
  };
}

test('generations show their best candidate, and the slider looks back at an earlier one', async () => {
  const { root, wishes, press, settle, text } = await open();
  await press();
  expect(wishes[0]).toMatchObject({ pixels: 1, population: 400, generations: 75, target: null });
  expect(text()).toContain('Generation 1 of 75, 4 images asked.');
  expect(text()).toContain('row 3, column 4 to (40, 50, 60), cat has 40.0 %.');
  const slider = root.querySelector<HTMLInputElement>('input[type=range]')!;
  slider.value = '0';
  slider.dispatchEvent(new Event('input'));
  await settle();
  expect(text()).toContain(
    'Generation 0: with the best candidate, row 1, column 2 to (10, 20, 30)',
  );
});

test('Stop ends it at once and keeps what is done', async () => {
  const { press, text } = await open();
  await press();
  await press();
  expect(text()).toContain('Stopped at generation 1 of 75, 4 images asked. What is done stays.');
  expect(text()).toContain('row 3, column 4');
});

test('other settings while the first look is on its way end that, and the next press evolves with them', async () => {
  const answers: (() => void)[] = [];
  const { root, wishes, press, settle, text } = await open(
    () => new Promise<void>((resolve) => void answers.push(resolve)),
  );
  await press();
  const pixels = root.querySelector('select')!;
  pixels.value = '3';
  pixels.dispatchEvent(new Event('change'));
  await settle();
  await press();
  for (const answer of answers) answer();
  await vi.waitFor(() => expect(wishes).toMatchObject([{ pixels: 3 }]));
  await vi.waitFor(() => expect(text()).toContain('The candidates'));
});

test('Stop ends it while the look is on its way', async () => {
  const { root, wishes, press } = await open(() => new Promise(() => undefined));
  await press();
  expect(root.querySelector('.status button')!.textContent).toBe('Stop');
  await press();
  expect(root.querySelector('.status button')!.textContent.trim()).toBe('Let them evolve');
  expect(wishes).toEqual([]);
});

test('a look that is lost ends the attack in words', async () => {
  const { root, wishes, press } = await open(() => Promise.reject(new Error('the engine stopped')));
  await press();
  expect(root.querySelector('[role=alert]')!.textContent).toContain('the engine stopped');
  expect(wishes).toEqual([]);
});

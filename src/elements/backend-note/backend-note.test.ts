// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import './index.ts';

test('the choice stands with its reason, and each trial with its verdict', async () => {
  const element = document.createElement('backend-note');
  element.report = {
    backend: 'wasm',
    reason: 'It was fastest.',
    trials: [
      { backend: 'webgpu', milliseconds: null, difference: null, refusal: 'no adapter' },
      { backend: 'cpu', milliseconds: 156e3, bound: 'at most', difference: 0, refusal: null },
      { backend: 'wasm', milliseconds: 61.23, difference: 1.5e-6, refusal: null },
    ],
  };
  document.body.append(element);
  await element.updateComplete;
  const root = element.shadowRoot!;
  expect(root.querySelector('summary')!.textContent.trim()).toBe(
    'Computed on the processor (WebAssembly). It was fastest.',
  );
  const rows = [...root.querySelectorAll('tbody tr')].map((row) =>
    [...row.children].map((cell) => cell.textContent),
  );
  expect(rows).toEqual([
    ['webgpu', '–', '–', 'no adapter'],
    ['cpu', 'not timed', '0', 'works'],
    ['wasm', '61.2', '1.50e−6', 'chosen'],
  ]);
});

test('another backend is asked for by name, and measuring again by nothing', async () => {
  const element = document.createElement('backend-note');
  element.report = { backend: 'wasm', reason: 'It was fastest.', trials: [] };
  document.body.append(element);
  await element.updateComplete;
  const chosen: unknown[] = [];
  element.addEventListener('backend-choose', ({ detail }) => chosen.push(detail));
  const buttons = [...element.shadowRoot!.querySelectorAll('button')];
  buttons.forEach((button) => button.click());
  expect(chosen).toEqual(['webgpu', 'webgl', 'cpu', null]);
});

test('workers are counted where there are several, and another number is asked for', async () => {
  const element = document.createElement('backend-note');
  element.report = { backend: 'wasm', reason: 'It was fastest.', trials: [], workers: 2 };
  document.body.append(element);
  await element.updateComplete;
  const root = element.shadowRoot!;
  expect(root.querySelector('summary')!.textContent.trim()).toBe(
    'Computed on the processor (WebAssembly), by 2 workers. It was fastest.',
  );
  const select = root.querySelector('select')!;
  expect(select.value).toBe('2');
  const chosen: unknown[] = [];
  element.addEventListener('workers-choose', ({ detail }) => chosen.push(detail));
  select.value = '4';
  select.dispatchEvent(new Event('change'));
  expect(chosen).toEqual([4]);
});

test('nothing is said of workers where the graphics card computes', async () => {
  const element = document.createElement('backend-note');
  element.report = { backend: 'webgl', reason: 'It was fastest.', trials: [], workers: 1 };
  document.body.append(element);
  await element.updateComplete;
  expect(element.shadowRoot!.querySelector('select')).toBeNull();
  expect(element.shadowRoot!.textContent).not.toContain('workers');
});

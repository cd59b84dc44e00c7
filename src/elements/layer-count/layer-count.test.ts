// @vitest-environment happy-dom
import { afterEach, expect, test } from 'vitest';
import { architectures, conv2d, parseNetwork, sequential } from '../../cnn/index.ts';
import { planNetwork } from '../../steps/index.ts';
import { NETWORKS } from '../network-counts/networks.ts';
import { CONVNETJS } from '../train-lab/networks.ts';
import type { LayerCount } from './index.ts';
import './index.ts';

let counter: LayerCount;

async function mount(attributes: Record<string, number> = {}): Promise<void> {
  counter = document.createElement('layer-count');
  for (const [name, value] of Object.entries(attributes)) counter.setAttribute(name, String(value));
  document.body.replaceChildren(counter);
  await counter.updateComplete;
}

afterEach(() => document.body.replaceChildren());

const tidy = (text: string | null | undefined) => (text ?? '').replaceAll(/\s+/g, ' ').trim();

function line(what: string): string {
  const rows = [...(counter.shadowRoot?.querySelectorAll('dl > div') ?? [])];
  const row = rows.find((each) => tidy(each.querySelector('dt')?.textContent) === what);
  return tidy(row?.querySelector('dd')?.textContent);
}

async function press(name: string): Promise<void> {
  const buttons = [...(counter.shadowRoot?.querySelectorAll('button') ?? [])];
  const button = buttons.find((each) => tidy(each.textContent) === name);
  if (!button) throw new Error(`no button ${name}`);
  button.click();
  await counter.updateComplete;
}

test('ten filters of 5×5×3 have 76 numbers each and 760 parameters, in the formula and in its result', async () => {
  await mount();
  expect(line('One filter')).toBe('F·F·D1 + 1 = 5·5·3 + 1 = 76 numbers');
  expect(line('Parameters')).toBe('(F·F·D1)·K + K = (5·5·3)·10 + 10 = 760');
  expect(line('Multiply-adds for one image')).toContain('= 768,000');
  expect(line('Numbers that come out')).toContain('= 10,240');
  expect(line('Memory, 4 bytes a number')).toContain('= 41 kB; 3.04 kB');
});

test('the counts are those of the framework, on an oblong input too', async () => {
  await mount({ width: 20, height: 11, depth: 7, filters: 6, size: 3, stride: 2, pad: 2 });
  await press('K × 2');
  const odd = { ...counter.settings, width: 21 };
  await mount({ ...odd });
  const summary = sequential({ input: [11, 21, 7], seed: 7 }, [
    conv2d({ filters: 12, size: 3, stride: 2, pad: 2 }),
  ]).summary();
  expect(line('Parameters')).toContain(`= ${summary.parameters.toLocaleString('en')}`);
  expect(line('Multiply-adds for one image')).toContain(
    `= ${summary.multiplyAdds.toLocaleString('en')}`,
  );
});

test('whatever fits: a padding on 33 pixels, none on 32, and it is said why', async () => {
  await mount({ width: 33, height: 33, pad: 0 });
  await press('5, 2, what fits');
  expect(counter.settings).toMatchObject({ size: 5, stride: 2, pad: 2 });
  expect(line('Parameters')).not.toBe('');
  await mount();
  await press('5, 2, what fits');
  const misfit = tidy(counter.shadowRoot?.querySelector('.misfit')?.textContent);
  expect(misfit).toContain('No padding helps: it adds an even number, and 32 − 5 is odd. Take 33');
  await press('1, 1, 0');
  expect(line('One filter')).toContain('= 4 numbers');
});

test('the networks that are drawn are counted as the framework counts its own', () => {
  const framework = {
    vgg16: architectures.vgg16().summary(),
    convnetjs: parseNetwork(CONVNETJS).summary(),
  };
  for (const { id, input, layers } of NETWORKS) {
    const rows = planNetwork(input, layers).filter(({ parameters }) => parameters > 0);
    const expected = framework[id as keyof typeof framework].layers.filter(
      ({ parameters }) => parameters > 0,
    );
    expect(rows.map(({ output }) => output)).toEqual(expected.map((each) => each.outputShape));
    for (const field of ['parameters', 'multiplyAdds'] as const)
      expect(rows.map((row) => row[field])).toEqual(expected.map((each) => each[field]));
  }
});

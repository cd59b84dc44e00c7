// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import type { CellNetwork } from '../../runner/engine/index.ts';
import type { ElementView, Output, View } from '../../runner/sandbox/index.ts';
import { bytesToText } from '../../runner/sandbox/values/bytes-text.ts';
import { tensorView } from '../../runner/sandbox/values/describe-tensor.ts';
import { subject } from '../subject/index.ts';
import { CellLog } from './cell-log.ts';
import './index.ts';

const number = (value: number): View => ({ kind: 'number', value });

async function show(log: CellLog): Promise<ShadowRoot> {
  const element = document.createElement('cell-output');
  element.log = log;
  document.body.append(element);
  await element.updateComplete;
  return element.shadowRoot!;
}

const words = (root: ParentNode) => root.textContent!.replace(/\s+/g, ' ').trim();

test('a short value is text, a deep one is folded and counts what is cut', async () => {
  const entries = Array.from({ length: 20 }, (_, i) => [`key${i}`, number(i)] as const);
  const record: View = { kind: 'record', name: '', entries, more: 5 };
  const root = await show(CellLog.empty.value(number(42)).value(record));
  expect(words(root)).toContain('= 42');
  const details = root.querySelectorAll('details');
  expect(details).toHaveLength(1);
  expect(words(details[0])).toContain('… 5 more');
  expect(words(details[0].querySelector('summary')!)).toMatch(/^\{ key0: 0,.* …$/);
});

test('a chart has a line for each series, and points beyond its end are counted', async () => {
  const output: Output = {
    type: 'points',
    chart: 1,
    title: 'Run',
    xLabel: 'steps',
    smooth: false,
    reference: null,
    series: [
      { name: 'loss', x: [1, 2], y: [3, 2] },
      { name: 'accuracy', x: [1, 2], y: [0.1, 0.2] },
    ],
    dropped: 7,
  };
  const root = await show(CellLog.empty.with(output));
  const chart = root.querySelector('line-chart')!;
  expect(chart.lines.map(({ name }) => name)).toEqual(['loss', 'accuracy']);
  expect(words(root)).toContain('7 more points are not shown.');
});

test('progress says what is done, how fast, and what is left', async () => {
  const loop = { type: 'progress', loop: 1, name: 'train', unit: 'step' } as const;
  const running = { ...loop, done: 50, total: 200, rate: 160, ms: 5000, state: 'running' } as const;
  const log = CellLog.empty.with(running);
  expect(words(await show(log))).toBe('train: step 50 of 200 · 160 images a second · 15.0 s left');
  expect(words(await show(log.ended()))).toContain('train: left at step 50 of 200 after 5.0 s');
});

test('the meter of memory stands last and tells of a leak', async () => {
  const left = { tensors: 12, bytes: 1_200_000 };
  const log = CellLog.empty
    .with({ type: 'memory', tensors: 14, bytes: 1_300_000, left })
    .value(number(1));
  const text = words(await show(log));
  expect(text).toMatch(
    /^= 1\s*14 tensors alive, 1\.30 MB\. This run left 12 tensors behind \(1\.20 MB\)/,
  );
  expect(text).toContain('wrap the computation in tidy(() => …)');
});

test('a widget is drawn from its fields, and no other tag comes to the page', async () => {
  const rows = [
    [3, 1],
    [0, 4],
  ];
  const made = (tag: string, fields: object) =>
    ({ kind: 'element', tag, fields, caption: 'loss 0.4' }) as View;
  const root = await show(
    CellLog.empty
      .value(made('confusion-matrix', { confusion: rows, classes: ['cat', 'dog'] }))
      .value(made('script', {})),
  );
  expect(root.querySelector('confusion-matrix')!.classes).toEqual(['cat', 'dog']);
  expect(root.querySelector('script')).toBeNull();
  expect(words(root)).toContain('loss 0.4');
});

test('what is printed later leaves a widget as the reader has set it', async () => {
  const view = { kind: 'element', tag: 'size-ruler', fields: { input: 9 }, caption: '' } as const;
  const log = CellLog.empty.value(view);
  const root = await show(log);
  const ruler = root.querySelector('size-ruler')!;
  ruler.input = 12;
  const output = (root.host as HTMLElementTagNameMap['cell-output'])!;
  output.log = log.with({ type: 'line', level: 'log', items: [number(1)] });
  await output.updateComplete;
  expect(words(root)).toContain('1');
  expect(root.querySelector('size-ruler')).toBe(ruler);
  expect(ruler.input).toBe(12);
});

test('a tensor crosses as float32, and a widget of numbers shows those that were meant', async () => {
  const input = tensorView([0.1, 0.7], { shape: [1, 2], axes: null, of: 'float32' });
  const fields = { input, weights: [[1, 2]] };
  const root = await show(
    CellLog.empty.value({ kind: 'element', tag: 'dense-steps', fields, caption: '' }),
  );
  expect(root.querySelector('dense-steps')!.numbers).toEqual({
    input: [[[0.1, 0.7]]],
    weights: [[1, 2]],
    bias: [0],
  });
});

test.each([
  ['grey', [2, 2], [0, 0.2, 0.4, 1], [0, 51, 102, 255]],
  ['grey, with an axis for it', [2, 2, 1], [0, 51, 102, 255], [0, 51, 102, 255]],
])('a %s picture comes as three channels of bytes', async (_, shape, values, greys) => {
  const picture = tensorView(values, { shape, axes: null, of: 'float32' });
  const view: View = { kind: 'element', tag: 'pixel-image', fields: { picture }, caption: '' };
  const root = await show(CellLog.empty.value(view));
  const { shape: shown, bytes } = root.querySelector('pixel-image')!.picture!;
  expect(shown).toEqual([2, 2, 3]);
  expect([...bytes]).toEqual(greys.flatMap((grey) => [grey, grey, grey]));
});

const LABS = [
  'adversarial-lab',
  'attack-rate-lab',
  'occlusion-lab',
  'one-pixel-lab',
  'randomization-lab',
  'relu-rules-lab',
] as const;

test.each(LABS)(
  '%s looks into the network and image of its cell, and the page keeps its own',
  async (tag) => {
    const before = subject.current;
    const pixels = tensorView([0, 0.5, 1], { shape: [1, 1, 3], axes: null, of: 'float32' });
    const image: ElementView['fields'] =
      tag === 'attack-rate-lab' ? {} : { image: pixels, label: 4 };
    const fields = { network: bytesToText(Uint8Array.of(1, 2, 3)), ...image };
    const root = await show(CellLog.empty.value({ kind: 'element', tag, fields, caption: '' }));
    const lab = await vi.waitFor(
      () => root.querySelector(tag) ?? Promise.reject(new Error('later')),
    );
    const { network, image: shown } = lab.store.current;
    expect(network).toMatchObject({ from: 'cell', name: expect.stringMatching(/^network \d+$/) });
    const { file } = network as CellNetwork;
    expect([...new Uint8Array(await file.arrayBuffer())]).toEqual([1, 2, 3]);
    const given = { from: 'cell', shape: [1, 1, 3], data: Float32Array.of(0, 0.5, 1), label: 4 };
    expect(shown).toEqual(tag === 'attack-rate-lab' ? before.image : given);
    expect(subject.current).toEqual(before);
  },
);

test('a lab that is shown alone is on the page’s network and image, with the settings of the cell', async () => {
  const fields = { size: 4, stride: 1, colour: 'mean' };
  const view: View = { kind: 'element', tag: 'occlusion-lab', fields, caption: '' };
  const root = await show(CellLog.empty.value(view));
  const lab = await vi.waitFor(
    () => root.querySelector('occlusion-lab') ?? Promise.reject(new Error('later')),
  );
  expect(lab.store.current).toEqual(subject.current);
  expect(lab).toMatchObject(fields);
});

test('another widget of the same kind in the place of one is a new one', async () => {
  const view = (input: number): View => ({
    kind: 'element',
    tag: 'size-ruler',
    fields: { input },
    caption: '',
  });
  const root = await show(CellLog.empty.value(view(9)));
  const first = root.querySelector('size-ruler');
  const output = root.host as HTMLElementTagNameMap['cell-output'];
  output.log = CellLog.empty.value(view(7));
  await output.updateComplete;
  expect(root.querySelector('size-ruler')).not.toBe(first);
});

test('a table has its heads and cells', async () => {
  const table: View = {
    kind: 'table',
    columns: ['a'],
    rows: [['0', [number(7)]]],
    more: 3,
  };
  const root = await show(CellLog.empty.value(table));
  expect(words(root.querySelector('tbody')!)).toBe('0 7');
  expect(words(root)).toContain('… 3 more rows');
});

test('a value that is drawn has no equals sign, which would stand alone above it', async () => {
  const table: View = { kind: 'table', columns: ['a'], rows: [], more: 0 };
  const root = await show(CellLog.empty.value(table).value(number(7)));
  expect([...root.querySelectorAll('.value .label')]).toHaveLength(1);
});

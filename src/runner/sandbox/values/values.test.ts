import { expect, test } from 'vitest';
import { dense, flatten, sequential } from '../../../cnn/index.ts';
import type { ElementView, TensorView, View } from '../protocol/index.ts';
import { bytesToText, textToBytes } from './bytes-text.ts';
import { tensorView } from './describe-tensor.ts';
import { describe as view, VIEW_LIMITS } from './describe.ts';
import { MOST_NETWORK } from './field.ts';
import { textToFloats } from './floats-text.ts';
import { decodePlain, encodePlain } from './plain.ts';
import { readView } from './read-view.ts';
import { rememberClasses } from './recognise.ts';
import { tableView } from './table-view.ts';

/** A value as it arrives on the page. */
function shown(value: unknown): View | null {
  return readView(JSON.parse(JSON.stringify(view(value))));
}

test.each([
  [1.5, { kind: 'number', value: 1.5 }],
  [NaN, { kind: 'atom', text: 'NaN' }],
  [-0, { kind: 'atom', text: '-0' }],
  [10n, { kind: 'atom', text: '10n' }],
  [Symbol('s'), { kind: 'atom', text: 'Symbol(s)' }],
  [undefined, { kind: 'atom', text: 'undefined' }],
  ['abc', { kind: 'string', value: 'abc', cut: 0 }],
  [Math.max, { kind: 'function', name: 'max' }],
  [new TypeError('no'), { kind: 'error', name: 'TypeError', message: 'no' }],
])('%s is shown as data', (value, expected) => {
  expect(shown(value)).toEqual(expected);
});

test('a long string is cut with a count', () => {
  expect(shown('x'.repeat(20_005))).toMatchObject({ cut: 5 });
});

test('a long array keeps its length and shows its first items', () => {
  const list = shown(Array.from({ length: 5000 }, (_, i) => i));
  expect(list).toMatchObject({ kind: 'list', name: 'Array', length: 5000 });
  expect((list as unknown as { items: View[] }).items).toHaveLength(VIEW_LIMITS.items);
});

test('a cycle is marked, and the same object twice is not a cycle', () => {
  const twice = { a: 1 };
  const value: Record<string, unknown> = { first: twice, second: twice };
  value.self = value;
  expect(shown(value)).toMatchObject({
    entries: [
      ['first', { kind: 'record' }],
      ['second', { kind: 'record' }],
      ['self', { kind: 'mark', why: 'cycle' }],
    ],
  });
});

test('what is nested too deep is marked', () => {
  let value: unknown = 1;
  for (let i = 0; i < 50; i++) value = [value];
  expect(JSON.stringify(shown(value))).toContain('"deep"');
});

test('a wide and deep value is cut in all', () => {
  const wide = (depth: number): unknown =>
    depth === 0 ? 1 : Array.from({ length: 100 }, () => wide(depth - 1));
  expect(JSON.stringify(view(wide(3))).length).toBeLessThan(200_000);
});

test('a getter is not called, and a proxy that throws is named', () => {
  let called = 0;
  expect(
    shown({
      get x() {
        return ++called;
      },
    }),
  ).toMatchObject({ entries: [['x', { kind: 'atom' }]] });
  expect(called).toBe(0);
  const proxy = new Proxy(
    {},
    {
      ownKeys: () => {
        throw new Error('ha');
      },
    },
  );
  expect(shown(proxy)).toEqual({ kind: 'atom', text: '(an object that cannot be looked at)' });
});

const floats = (view: View | null) => [...textToFloats((view as TensorView).data!)];

test('a plain tensor is shown by shape, range, mean and values', () => {
  const view = shown({ shape: [2, 2], data: Float32Array.of(1, -2, 3, 0) });
  expect(view).toMatchObject({ shape: [2, 2], of: 'float32', range: [-2, 3], mean: 0.5, sent: 2 });
  expect(floats(view)).toEqual([1, -2, 3, 0]);
});

test('NaN and infinity in a tensor are counted, left out of the range, and come across', () => {
  const data = Float32Array.of(NaN, 1, 2, -Infinity);
  const view = shown({ shape: [4], dtype: 'float32', dataSync: () => data });
  expect(view).toMatchObject({ range: [1, 2], mean: 1.5, nan: 1, infinite: 1 });
  expect(floats(view)).toEqual([NaN, 1, 2, -Infinity]);
});

test('of a large tensor the first entries are sent', () => {
  const view = shown({ shape: [500, 1000], data: new Float32Array(500_000) });
  expect(view).toMatchObject({ shape: [500, 1000], sent: 160 });
  expect(floats(view)).toHaveLength(160_000);
});

test('values that do not fit the shape are not taken over', () => {
  const tensor = { kind: 'tensor', shape: [3], of: 'float32', sent: 3, data: 'AAAA' };
  expect(readView(tensor)).toMatchObject({ shape: [3], sent: 0, data: null });
  expect(readView({ ...tensor, data: '!'.repeat(16) })).toMatchObject({ data: null });
});

test('axes are named where the library fixes their order', () => {
  const axes = (shape: number[], more = {}) => {
    const size = shape.reduce((a, b) => a * b, 1);
    return (shown({ shape, data: new Float32Array(size), ...more }) as TensorView).axes;
  };
  expect(axes([1, 2, 3, 1])).toEqual(['batch', 'height', 'width', 'channels']);
  expect(axes([1, 2, 3, 1], { trainable: true })).toEqual(['height', 'width', 'depth', 'filters']);
  expect(axes([2, 3])).toBeNull();
});

test('a disposed tensor is shown by its shape', () => {
  const tensor = {
    shape: [3],
    dtype: 'int32',
    isDisposed: true,
    dataSync: () => {
      throw new Error('disposed');
    },
  };
  expect(shown(tensor)).toMatchObject({ shape: [3], of: 'int32', range: null, data: null });
});

test('a network and its summary are shown as a table of layers', () => {
  const net = sequential({ input: [4, 4, 1], seed: 1 }, [flatten(), dense({ units: 2 })]);
  const table = { kind: 'element', tag: 'layer-table' };
  expect(shown(net.summary())).toMatchObject(table);
  expect(shown(net)).toMatchObject({
    ...table,
    fields: { report: [{ kind: 'flatten' }, { kind: 'dense', parameters: 34 }] },
  });
});

test('an evaluation is shown as its confusion matrix, with the classes it was made on', () => {
  const confusion = { shape: [2, 2], data: Float32Array.of(3, 1, 0, 4) };
  const evaluation = { count: 8, accuracy: 0.875, loss: 0.41, confusion };
  rememberClasses(evaluation, ['cat', 'dog']);
  expect(shown(evaluation)).toEqual({
    kind: 'element',
    tag: 'confusion-matrix',
    fields: {
      confusion: [
        [3, 1],
        [0, 4],
      ],
      classes: ['cat', 'dog'],
    },
    caption: 'accuracy 0.875, loss 0.41',
  });
});

test('a set of images is shown as pictures with the names of their classes', () => {
  const set = {
    images: new Uint8Array(40 * 4),
    labels: Uint8Array.from({ length: 40 }, (_, i) => i % 2),
    count: 40,
    shape: [2, 2, 1],
    classes: ['a', 'b'],
  };
  const view = shown(set) as Extract<View, { kind: 'images' }>;
  expect(view.tensor).toMatchObject({ shape: [40, 2, 2, 1], sent: 32 });
  expect(view.labels.slice(0, 3)).toEqual(['a', 'b', 'a']);
});

test('a table has a row an entry and a column a key', () => {
  const view = tableView([{ a: 1, b: 2 }, { a: 3, c: 'x' }, 7]);
  expect(readView(JSON.parse(JSON.stringify(view)))).toMatchObject({
    kind: 'table',
    columns: ['a', 'b', 'c', 'value'],
    rows: [
      ['0', [{ value: 1 }, { value: 2 }, { value: '' }, { value: '' }]],
      ['1', [{ value: 3 }, { value: '' }, { value: 'x' }, { value: '' }]],
      ['2', [{ value: '' }, { value: '' }, { value: '' }, { value: 7 }]],
    ],
    more: 0,
  });
});

test.each([
  { tag: 'script', fields: {} },
  { tag: '__proto__', fields: {} },
  { tag: 'number-grid', fields: { values: '<b>' } },
  { tag: 'number-grid', fields: {} },
])('a widget that is not in the schema does not cross: %j', (from) => {
  expect(readView({ kind: 'element', ...from })).toBeNull();
});

const lab = (fields: object) => readView({ kind: 'element', tag: 'occlusion-lab', fields });
const fieldsIn = (view: View | null) => (view as ElementView).fields;

test('the file of a network crosses as text, up to its cap, and unread', () => {
  const most = bytesToText(new Uint8Array(MOST_NETWORK).fill(1));
  expect(fieldsIn(lab({ network: most })).network).toBe(most);
  expect(textToBytes(most)).toHaveLength(MOST_NETWORK);
});

test.each([
  ['one byte too long', bytesToText(new Uint8Array(MOST_NETWORK + 3))],
  ['empty', ''],
  ['no base64', '<img src=x onerror=alert(1)>'],
  ['base64 cut short', 'AAAAA'],
  ['bytes as a list', [1, 2, 3]],
  ['an object with a length', { length: 4 }],
  ['an object that would be a prototype', JSON.parse('{"__proto__": {"from": "shipped"}}')],
  ['a choice of the page', { from: 'trained' }],
])('what is no file of a network does not cross: %s', (_, network) => {
  expect(fieldsIn(lab({ network, size: 4 }))).toEqual({ size: 4 });
});

test('a network’s name on the page is not for a cell to choose', () => {
  const fields = JSON.parse(
    '{"store": 1, "engine": 1, "__proto__": {"network": "AAAA"}}',
  ) as object;
  expect(fieldsIn(lab(fields))).toEqual({});
});

const sent = (values: number[], shape: number[]) =>
  tensorView(values, { shape, axes: null, of: 'float32' });

test.each([
  ['with a number above 1', sent([0, 0.5, 1.5], [1, 1, 3])],
  ['with a number below 0', sent([0, -0.5, 1], [1, 1, 3])],
  ['with NaN', sent([0, NaN, 1], [1, 1, 3])],
  [
    'with fewer numbers than its shape',
    { ...sent([0, 1, 1], [1, 1, 3]), shape: [2, 2, 3], sent: 2 },
  ],
  ['whose range lies', { ...sent([9, 9, 9], [1, 1, 3]), range: [0, 1] }],
  ['without channels', sent([0, 1], [1, 2])],
  ['with two channels', sent([0, 1], [1, 1, 2])],
  ['of a side too long', sent(new Array<number>(675).fill(0), [225, 1, 3])],
])('an image for a lab does not cross %s', (_, image) => {
  expect(fieldsIn(lab({ image }))).toEqual({});
});

test('a label crosses beside its image only', () => {
  const image = sent([0, 0.5, 1], [1, 1, 3]);
  expect(fieldsIn(lab({ image, label: 3 }))).toMatchObject({ label: 3, image: { sent: 1 } });
  expect(lab({ label: 3 })).toBeNull();
});

test('of a widget only what its schema names crosses', () => {
  const fields = { values: [[1, 2]], innerHTML: '<b>', onclick: 'x' };
  const view = readView({ kind: 'element', tag: 'number-grid', fields });
  expect((view as { fields: object }).fields).toEqual({ values: [[1, 2]] });
});

test('a map and a class instance keep their names', () => {
  class Layer {
    units = 3;
  }
  expect(shown(new Map([['a', 1]]))).toMatchObject({ name: 'Map', entries: [['a', { value: 1 }]] });
  expect(shown(new Layer())).toMatchObject({ name: 'Layer', entries: [['units', { value: 3 }]] });
});

test.each([
  {},
  null,
  5,
  { kind: 'list', items: [{}] },
  { kind: 'tensor', shape: ['a'] },
  { kind: 'magic' },
])('what is no view is refused: %j', (from) => {
  expect(readView(from)).toBeNull();
});

function roundTrip(value: unknown) {
  return decodePlain(JSON.parse(JSON.stringify(encodePlain(value))))?.value;
}

test.each([
  1,
  'a',
  true,
  null,
  undefined,
  NaN,
  -Infinity,
  [1, [2, 'x']],
  { a: [1], b: { c: undefined } },
])('a returned value comes back as it was: %j', (value) => {
  expect(roundTrip(value)).toEqual(value);
});

test('typed arrays and tensors come back as lists', () => {
  expect(roundTrip(Float32Array.of(1, 2))).toEqual([1, 2]);
  expect(roundTrip({ dtype: 'float32', arraySync: () => [[1], [2]] })).toEqual([[1], [2]]);
});

test('a returned __proto__ pollutes nothing', () => {
  const value = roundTrip(JSON.parse('{"__proto__": {"polluted": true}, "constructor": 1}'));
  expect(Object.keys(value as object)).toEqual(['__proto__', 'constructor']);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
});

test.each([
  [() => 1, 'function'],
  [Symbol(), 'symbol'],
])('%s is no data', (value, word) => {
  expect(() => encodePlain(value)).toThrow(word);
});

test('a value that holds itself is refused in words', () => {
  const self: unknown[] = [];
  self.push(self);
  expect(() => encodePlain(self)).toThrow('nested too deep');
});

test.each([{}, ['magic', 1], ['list', 5], ['record', 'x']])(
  'what is not encoded is refused: %j',
  (from) => {
    expect(decodePlain(from)).toBeNull();
  },
);

import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { loadBackend } from '../backend/index.ts';
import { batchNorm, conv2d, dense, flatten, relu, residual } from '../layers/index.ts';
import { InputError } from '../tensor/input-error.ts';
import {
  formatNetwork,
  loadModel,
  modelBytes,
  type Network,
  readModel,
  readSafetensors,
  saveModel,
  sequential,
  writeSafetensors,
} from './index.ts';

beforeAll(async () => {
  await loadBackend('cpu');
});

beforeEach(() => {
  tf.disposeVariables();
});

function small(): Network {
  return sequential({ input: [4, 4, 2], seed: 5 }, [
    residual([conv2d({ filters: 2, size: 3, pad: 1 }), batchNorm()]),
    relu(),
    flatten(),
    dense({ units: 3 }),
  ]);
}

function values(net: Network): [string, number[]][] {
  return net.variables().map(({ name, value }) => [name, [...value.dataSync()]]);
}

/** A file with this header, and `data` zero bytes. */
function file(header: unknown, data = 0): Uint8Array {
  const json = new TextEncoder().encode(
    typeof header === 'string' ? header : JSON.stringify(header),
  );
  const bytes = new Uint8Array(8 + json.length + data);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(json.length), true);
  bytes.set(json, 8);
  return bytes;
}

/** The bytes of a saved network after a change to what they hold. */
async function changed(
  change: (parts: {
    tensors: Map<string, { shape: readonly number[]; data: Float32Array }>;
    metadata: Map<string, string>;
  }) => void,
): Promise<Uint8Array> {
  const { tensors, metadata } = readSafetensors(await saveModel(small()));
  const parts = { tensors: new Map(tensors), metadata: new Map(metadata) };
  change(parts);
  return writeSafetensors(parts);
}

test('a network comes back from its file to the bit, whatever its seed', async () => {
  const net = small();
  for (const { value } of net.variables()) value.assign(tf.randomUniform(value.shape, -1, 1));
  const loaded = loadModel(await saveModel(net));
  expect(formatNetwork(loaded)).toBe(formatNetwork(net));
  expect(values(loaded)).toEqual(values(net));
});

test('saving and loading leave no tensors behind', async () => {
  const net = small();
  net.variables();
  const before = tf.memory().numTensors;
  const bytes = await saveModel(net);
  loadModel(bytes);
  expect(tf.memory().numTensors).toBe(before);
});

test('a file may lie anywhere in a larger buffer', async () => {
  const bytes = await saveModel(small());
  const shifted = new Uint8Array(bytes.length + 3);
  shifted.set(bytes, 3);
  expect(values(loadModel(shifted.subarray(3)))).toEqual(values(small()));
});

test('more tensors and metadata ride in the same file', async () => {
  const velocity = { shape: [2], data: Float32Array.of(1, 2) };
  const bytes = await saveModel(small(), {
    tensors: new Map([['sgd/velocity', velocity]]),
    metadata: new Map([['step', '12']]),
  });
  const { network, tensors, metadata } = readModel(bytes);
  expect([...tensors]).toEqual([['sgd/velocity', velocity]]);
  expect(metadata.get('step')).toBe('12');
  expect(values(network)).toEqual(values(small()));
  expect(values(loadModel(bytes))).toEqual(values(small()));
});

test('extra names must not be the network\u2019s', async () => {
  const tensors = new Map([['dense1/bias', { shape: [1], data: Float32Array.of(1) }]]);
  await expect(saveModel(small(), { tensors })).rejects.toThrow('got dense1/bias');
});

test('a weight that is not finite is not saved', async () => {
  const net = small();
  net
    .variables()
    .at(-1)
    ?.value.assign(tf.tensor1d([0, NaN, 0]));
  await expect(saveModel(net)).rejects.toThrow(
    "saveModel: expected finite numbers in 'dense1/bias', got NaN at 1",
  );
});

test('the file is safetensors: length, padded JSON, numbers', () => {
  const bytes = writeSafetensors({
    tensors: new Map([['a', { shape: [1, 2], data: Float32Array.of(1, -2) }]]),
    metadata: new Map([['format', 'x']]),
  });
  const length = Number(new DataView(bytes.buffer).getBigUint64(0, true));
  const json = new TextDecoder().decode(bytes.subarray(8, 8 + length));
  expect(length % 8).toBe(0);
  expect(JSON.parse(json)).toEqual({
    __metadata__: { format: 'x' },
    a: { dtype: 'F32', shape: [1, 2], data_offsets: [0, 8] },
  });
  expect([...new Float32Array(bytes.slice(8 + length).buffer)]).toEqual([1, -2]);
});

const F32 = (shape: unknown, data_offsets: unknown) => ({ dtype: 'F32', shape, data_offsets });

test.each<[string, Uint8Array, string]>([
  ['an empty file', new Uint8Array(0), 'begins with the 8 bytes of a length, got 0 bytes in all'],
  ['a text', new TextEncoder().encode('<!doctype html><p>'), 'cut short or of another kind'],
  ['a header longer than the file', file({}).fill(200, 0, 1), 'cut short or of another kind'],
  [
    'a header of over a megabyte',
    file('{}'.padEnd(2 ** 20 + 1)),
    '2 to 1,048,576 bytes, got 1,048,577',
  ],
  ['a header that is no JSON', file('{"a"'), 'whose header is a JSON object'],
  ['a header that is a list', file([]), 'whose header is a JSON object'],
  ['a header that is not UTF-8', file('{ }').fill(255, 9, 10), 'whose header is a JSON object'],
  ['metadata that is no object', file({ __metadata__: 3 }), '__metadata__ to hold strings'],
  ['metadata that is no string', file({ __metadata__: { a: 3 } }), '__metadata__ to hold strings'],
  ['half precision', file({ a: { ...F32([1], [0, 2]), dtype: 'F16' } }, 2), 'dtype F32, got F16'],
  ['a tensor that is null', file({ a: null }), "tensor 'a' to have dtype F32, got undefined"],
  ['a negative size', file({ a: F32([-1], [0, 4]) }, 4), 'a shape of whole numbers, got [-1]'],
  ['a shape that is no list', file({ a: F32('1', [0, 4]) }, 4), 'a shape of whole numbers'],
  [
    'a size too large to count',
    file({ a: F32([2 ** 40, 2 ** 40], [0, 4]) }, 4),
    'bytes for its shape',
  ],
  ['offsets that are no pair', file({ a: F32([1], [0]) }, 4), 'two data_offsets'],
  ['offsets that run backwards', file({ a: F32([1], [4, 0]) }, 4), '4 bytes for its shape, got -4'],
  ['fewer bytes than the shape', file({ a: F32([2], [0, 4]) }, 4), '8 bytes for its shape, got 4'],
  [
    'tensors that overlap',
    file({ a: F32([2], [0, 8]), b: F32([2], [4, 12]) }, 12),
    "tensor 'b' to begin where the one before it ends, at byte 8, got 4",
  ],
  ['a gap', file({ a: F32([1], [4, 8]) }, 8), "tensor 'a' to begin where"],
  ['bytes after the end', file({ a: F32([1], [0, 4]) }, 5), 'bytes, got'],
])('%s is refused', (_, bytes, message) => {
  expect(() => readSafetensors(bytes)).toThrow(InputError);
  expect(() => readSafetensors(bytes)).toThrow(message);
});

test('a file cut short says how long it should be', async () => {
  const bytes = await saveModel(small());
  const counted = (count: number) => count.toLocaleString('en-US');
  expect(() => loadModel(bytes.subarray(0, bytes.length - 8))).toThrow(
    `loadModel: expected a file of ${counted(bytes.length)} bytes, got ${counted(bytes.length - 8)} bytes`,
  );
});

test('every shorter file is refused', async () => {
  const bytes = await saveModel(small());
  for (let length = 0; length < bytes.length; length += 7) {
    expect(() => loadModel(bytes.subarray(0, length))).toThrow(InputError);
  }
});

test('names of prototypes are names like others', () => {
  const header =
    '{"__proto__":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"__metadata__":{"__proto__":"x"}}';
  const { tensors, metadata } = readSafetensors(file(header, 4));
  expect([...tensors.keys()]).toEqual(['__proto__']);
  expect(metadata.get('__proto__')).toBe('x');
  expect(({} as Record<string, unknown>).dtype).toBeUndefined();
});

test.each([
  ['Infinity', Infinity],
  ['NaN', NaN],
])('a file with %s in it is refused', async (name, value) => {
  const bytes = await saveModel(small());
  new DataView(bytes.buffer).setFloat32(bytes.length - 4, value, true);
  expect(() => loadModel(bytes)).toThrow(
    `loadModel: expected finite numbers in 'dense1/bias', got ${name} at 2`,
  );
});

test('another format, another version and a missing tensor are named', async () => {
  const foreign = await changed(({ metadata }) => metadata.delete('format'));
  expect(() => loadModel(foreign)).toThrow(
    "a model of format 'convscope', got a file that names none",
  );
  const newer = await changed(({ metadata }) => metadata.set('version', '9'));
  expect(() => loadModel(newer)).toThrow('loadModel: expected version 1 of the format, got 9');
  const poorer = await changed(({ tensors }) => tensors.delete('dense1/bias'));
  expect(() => loadModel(poorer)).toThrow("expected tensor 'dense1/bias', got a file without it");
});

test('a tensor of another shape is named with both shapes', async () => {
  const bytes = await changed(({ tensors }) =>
    tensors.set('dense1/bias', { shape: [4], data: new Float32Array(4) }),
  );
  expect(() => loadModel(bytes)).toThrow("expected tensor 'dense1/bias' of shape [3], got [4]");
});

test('a network text that does not parse is named with its place', async () => {
  const bytes = await changed(({ metadata }) => metadata.set('network', 'sequentia()'));
  expect(() => loadModel(bytes)).toThrow(
    'loadModel, network text, line 1, column 1: expected sequential(…), got sequentia',
  );
});

test('a text for a network far too large is refused for want of its tensors', async () => {
  const text = 'sequential({ input: [1000], seed: 1 }, [dense({ units: 900000000 })])';
  const bytes = await changed(({ metadata }) => metadata.set('network', text));
  expect(() => loadModel(bytes)).toThrow("tensor 'dense1/weights'");
});

test('a file that Node has read is read like any other bytes', async () => {
  const net = sequential({ input: [4], seed: 1 }, [dense({ units: 2 })]);
  const bytes = await saveModel(net);
  const same = loadModel(Buffer.from(bytes));
  expect(await saveModel(same)).toEqual(bytes);
});

test('modelBytes gives at once what saveModel gives, and says who asked', async () => {
  const net = sequential({ input: [4], seed: 1 }, [dense({ units: 2 })]);
  expect(modelBytes(net, 'show')).toEqual(await saveModel(net));
  const [{ value }] = net.variables();
  value.assign(tf.fill(value.shape, NaN));
  expect(() => modelBytes(net, 'show')).toThrow(
    "show: expected finite numbers in 'dense1/weights', got NaN at 0",
  );
});

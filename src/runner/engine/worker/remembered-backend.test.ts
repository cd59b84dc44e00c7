import { expect, test } from 'vitest';
import type { BackendReport, Calls } from '../protocol.ts';
import { RememberedBackend } from './remembered-backend.ts';
import type { Storage } from './storage.ts';

const MEASURED: BackendReport = {
  backend: 'wasm',
  reason: 'wasm took 12 ms.',
  trials: [{ backend: 'wasm', milliseconds: 12, difference: 0, refusal: null }],
};

function setUp(measured = MEASURED) {
  const things = new Map<string, unknown>();
  const storage = {
    get: async (key: string) => things.get(key),
    put: async (key: string, value: unknown) => void things.set(key, value),
    room: async () => Infinity,
  } as Storage;
  const asked: Calls['open']['args'][] = [];
  const broken = new Set<string>();
  const on = (machine: string) =>
    new RememberedBackend(storage, machine, async (args) => {
      asked.push(args);
      if (args.backend && broken.has(args.backend)) throw new Error('it does not start');
      return args.backend ? { backend: args.backend, reason: 'asked for.', trials: [] } : measured;
    });
  return { storage, asked, broken, on };
}

test('a machine is measured once, and the second time its backend is started with the same report', async () => {
  const { asked, on } = setUp();
  expect(await on('a browser').open({})).toEqual(MEASURED);
  const again = await on('a browser').open({});
  expect(asked).toEqual([{}, { backend: 'wasm' }]);
  expect(again).toEqual({ ...MEASURED, reason: expect.stringMatching(/12 ms.*earlier/) });
  expect((await on('a browser').open({})).reason).toBe(again.reason);
});

test('another browser, or a wish to measure, measures again', async () => {
  const { asked, on } = setUp();
  await on('a browser').open({});
  await on('its next version').open({});
  await on('its next version').open({ measure: true });
  expect(asked).toEqual([{}, {}, { measure: true }]);
});

test('a backend that was asked for is the one remembered', async () => {
  const { on } = setUp();
  await on('a browser').open({});
  await on('a browser').open({ backend: 'webgl' });
  expect((await on('a browser').open({})).backend).toBe('webgl');
});

test('a remembered backend that no longer starts, or storage that is blocked, leads to measuring', async () => {
  const { storage, broken, on } = setUp();
  await on('a browser').open({});
  broken.add('wasm');
  expect(await on('a browser').open({})).toEqual(MEASURED);
  storage.get = () => Promise.reject(new Error('blocked'));
  storage.put = () => Promise.reject(new Error('blocked'));
  expect(await on('a browser').open({})).toEqual(MEASURED);
});

test.each([
  { backend: 'wasm', says: 'is not remembered: the line may be slow', measured: 2 },
  { backend: 'webgpu', says: 'is remembered: it would be waited for at each visit', measured: 1 },
] as const)('what was measured while $backend gave no answer in time $says', async (row) => {
  const { backend, measured } = row;
  const { asked, on } = setUp({
    ...MEASURED,
    trials: [{ backend, milliseconds: null, difference: null, refusal: 'late', timedOut: true }],
  });
  await on('a browser').open({});
  await on('a browser').open({});
  expect(asked.filter((args) => args.backend === undefined)).toHaveLength(measured);
});

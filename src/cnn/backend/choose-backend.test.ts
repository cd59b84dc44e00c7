import * as tf from '@tensorflow/tfjs-core';
import { afterEach, expect, test, vi } from 'vitest';
import { InputError } from '../tensor/input-error.ts';
import { chooseBackend } from './choose-backend.ts';
import { ready } from './ready.ts';

/** A clock on which every step takes as long as is said for the backend in use; cpu has a 512th of the pixels. */
function clock(milliseconds: Record<string, number>): () => number {
  let time = 0;
  return () => {
    const backend = tf.getBackend();
    return (time += milliseconds[backend] / (backend === 'cpu' ? 512 : 1));
  };
}

afterEach(() => {
  vi.useRealTimers();
  tf.engine().setBackend('cpu');
});

test('the faster of two backends that agree is chosen and in use', async () => {
  const report = await chooseBackend({
    candidates: ['wasm', 'cpu'],
    now: clock({ cpu: 200, wasm: 20 }),
  });
  expect(report.backend).toBe('wasm');
  expect(tf.getBackend()).toBe('wasm');
  expect(report.reason).toBe('wasm took 20 ms for a training step.');
  expect(report.trials).toEqual([
    { backend: 'cpu', milliseconds: 200, bound: 'at most', difference: 0, refusal: null },
    { backend: 'wasm', milliseconds: 20, difference: expect.any(Number), refusal: null },
  ]);
  expect(report.trials[1].difference).toBeLessThan(1e-5);
});

test('a backend that is slower than cpu loses, whatever its name, and is given up before it is timed', async () => {
  const now = vi.fn(clock({ cpu: 30, wasm: 300 }));
  const report = await chooseBackend({ candidates: ['wasm'], now });
  expect(report.backend).toBe('cpu');
  expect(tf.getBackend()).toBe('cpu');
  const given = {
    milliseconds: 300,
    bound: 'more than',
    refusal: null,
    difference: expect.any(Number),
  };
  expect(report.trials[1]).toEqual({ backend: 'wasm', ...given });
  expect(report.reason).toBe('cpu took at most 30 ms for a training step, wasm more than 300 ms.');
  // Before and after two small steps of each.
  expect(now).toHaveBeenCalledTimes(3 + 3);
});

test('a backend that computes something else is refused, however fast it is', async () => {
  const kernel = tf.getKernel('Conv2DBackpropFilter', 'wasm');
  tf.unregisterKernel('Conv2DBackpropFilter', 'wasm');
  tf.registerKernel({
    ...kernel,
    kernelFunc: ({ attrs }) =>
      tf.ones((attrs as unknown as tf.Conv2DBackpropFilterAttrs).filterShape),
  });
  const report = await chooseBackend({ candidates: ['wasm'], now: clock({ cpu: 300, wasm: 1 }) });
  tf.unregisterKernel('Conv2DBackpropFilter', 'wasm');
  tf.registerKernel(kernel);
  expect(report.backend).toBe('cpu');
  expect(report.trials[1].refusal).toMatch(/^its weights differ from those of cpu: /);
  expect(report.reason).toMatch(/ wasm cannot be used: its weights differ from those of cpu/);
});

test('a backend that does not start is refused with its reason', async () => {
  const report = await chooseBackend({ candidates: ['webgpu'], now: clock({ cpu: 1 }) });
  expect(report.backend).toBe('cpu');
  expect(report.trials[1]).toEqual({
    backend: 'webgpu',
    milliseconds: null,
    difference: null,
    refusal: expect.stringMatching(/./),
  });
});

/** A promise that is never kept; waiting for it lets the time run out for whoever waits. */
function silence(): Promise<never> {
  queueMicrotask(() => vi.runAllTimers());
  return new Promise(() => undefined);
}

test('a backend that never answers is given up', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const data = vi.spyOn(tf.Tensor.prototype, 'data').mockImplementation(function (this: tf.Tensor) {
    return tf.getBackend() === 'wasm' ? silence() : Promise.resolve(this.dataSync());
  } as typeof tf.Tensor.prototype.data);
  const report = await chooseBackend({
    candidates: ['wasm'],
    limit: 3000,
    now: clock({ cpu: 1, wasm: 1 }),
  });
  data.mockRestore();
  expect(report.trials[1]).toMatchObject({
    refusal: 'it did not answer within 3000 ms',
    timedOut: true,
  });
});

test('the time that a backend takes to arrive is not the time of its trial', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const engine = tf.engine();
  const setBackend = engine.setBackend.bind(engine);
  const slow = vi.spyOn(engine, 'setBackend').mockImplementation(async (name) => {
    if (name === 'wasm') await vi.advanceTimersByTimeAsync(30_000);
    return setBackend(name);
  });
  const report = await chooseBackend({ candidates: ['wasm'], now: clock({ cpu: 2, wasm: 1 }) });
  slow.mockRestore();
  expect(report.backend).toBe('wasm');
});

test('where cpu does not run nothing is chosen unchecked, and the backend before computes on', async () => {
  await ready({ backend: 'wasm' });
  const data = vi.spyOn(tf.Tensor.prototype, 'data').mockRejectedValue(new Error('it is broken'));
  await expect(chooseBackend({ candidates: ['webgl'] })).rejects.toThrow(
    /without cpu.*: it is broken; reload the page/,
  );
  data.mockRestore();
  expect(tf.getBackend()).toBe('wasm');
});

test('a backend that starts after it was given up does not take the place of the chosen one', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  class Late extends tf.KernelBackend {
    override dispose(): void {}
  }
  let start = () => {};
  const late = new Promise<void>((resolve) => (start = resolve));
  tf.registerBackend('webgl', async () => {
    await Promise.race([late, silence()]);
    return new Late();
  });
  const report = await chooseBackend({
    candidates: ['wasm', 'webgl'],
    now: clock({ cpu: 2, wasm: 1 }),
  });
  expect(report.backend).toBe('wasm');
  expect(tf.backend()).toBe(tf.findBackend('wasm'));
  start();
  await new Promise((resolve) => setImmediate(resolve));
  expect(report.trials[2]).toMatchObject({
    refusal: 'it was not there within 60 s',
    timedOut: true,
  });
  expect(tf.backend()).toBe(tf.findBackend('wasm'));
  tf.removeBackend('webgl');
});

test('choosing leaves no tensor behind', async () => {
  const choose = () => chooseBackend({ candidates: ['wasm'], now: clock({ cpu: 2, wasm: 1 }) });
  await choose();
  const before = tf.memory().numTensors;
  await choose();
  expect(tf.memory().numTensors).toBe(before);
});

test('a backend that is asked for is taken without a trial', async () => {
  const report = await ready({ backend: 'wasm' });
  expect(report).toEqual({
    backend: 'wasm',
    kernels: expect.stringMatching(/^(relaxed|simd)$/),
    reason: 'wasm was asked for.',
    trials: [],
  });
  expect(tf.getBackend()).toBe('wasm');
});

test('a backend of another name is an InputError', async () => {
  await expect(ready({ backend: 'cuda' as 'cpu' })).rejects.toThrow(InputError);
});

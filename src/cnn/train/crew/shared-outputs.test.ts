import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadBackend } from '../../backend/index.ts';
import { evaluate } from '../evaluate.ts';
import { outputsHere } from '../outputs.ts';
import { cut } from './shards.ts';
import { images, normed, crewOf, apart } from './test-crew.ts';

beforeAll(() => loadBackend('wasm'));

describe('running a network over images', () => {
  const some = cut(
    { shape: [40, 8, 8, 2], data: Float32Array.from(images.images, (byte) => byte / 255) },
    { first: 0, count: 17, of: 40 },
  );

  test.each([1, 2, 3, 5])('%d workers give what one gives, in its order', async (workers) => {
    const network = normed();
    const { crew } = crewOf({ workers }, [{ diesAt: 1 }]);
    for (const layer of [null, 'relu1']) {
      const expected = await outputsHere(network, some, layer);
      const found = await crew.outputs(network, some, layer);
      expect(found.shape).toEqual(expected.shape);
      expect(apart([...found.data], [...expected.data])).toBeLessThan(1e-6);
    }
  });

  test('logits and the sum over a map come from one pass, shared like any other', async () => {
    const network = normed();
    const { crew } = crewOf({ workers: 3 });
    const [logits, maps] = [
      await outputsHere(network, some),
      await outputsHere(network, some, 'relu1'),
    ];
    const both = await crew.outputs(network, some, { layer: 'relu1', channel: 2 });
    expect(both.shape).toEqual([17, 5]);
    for (let image = 0; image < 17; image++) {
      const row = [...both.data.subarray(5 * image, 5 * image + 5)];
      const own = [...maps.data.subarray(256 * image, 256 * (image + 1))];
      const sum = own.reduce((all, value, i) => all + (i % 4 === 2 ? value : 0), 0);
      expect(
        apart(row.slice(0, 4), [...logits.data.subarray(4 * image, 4 * image + 4)]),
      ).toBeLessThan(1e-5);
      expect(row[4] / sum).toBeCloseTo(1, 5);
    }
    for (const wanted of [
      { layer: 'relu1', channel: 4 },
      { layer: 'dense1', channel: 0 },
    ]) {
      await expect(crew.outputs(network, some, wanted)).rejects.toThrow(
        'outputs: expected a map of',
      );
    }
  });

  test('a layer that is not there and images that do not fit are refused', async () => {
    const { crew } = crewOf({ workers: 2 });
    const network = normed();
    await expect(crew.outputs(network, some, 'pool9')).rejects.toThrow(
      'outputs: expected the name',
    );
    const other = { shape: [4, 3], data: new Float32Array(12) };
    await expect(crew.outputs(network, other)).rejects.toThrow('forward: expected a batch');
    expect((await crew.outputs(network, some)).shape).toEqual([17, 4]);
    expect(crew.workers).toBe(2);
  });

  test('an evaluation counts the same, and ends when it is aborted', async () => {
    const network = normed();
    const { crew } = crewOf({ workers: 3 });
    const alone = await evaluate(network, images, { batchSize: 7 });
    const shared = await evaluate(network, images, { batchSize: 7, outputs: crew.outputs });
    expect(shared).toEqual({ ...alone, loss: expect.closeTo(alone.loss, 5) as number });
    const stop = new AbortController();
    const seen: number[] = [];
    const onProgress = (done: number) => {
      seen.push(done);
      if (done === 14) stop.abort(new Error('enough'));
    };
    const aborted = evaluate(network, images, {
      batchSize: 7,
      outputs: crew.outputs,
      signal: stop.signal,
      onProgress,
    });
    await expect(aborted).rejects.toThrow('enough');
    expect(seen).toEqual([7, 14]);
  });

  test('weights are sent again only when they changed', async () => {
    const { crew, mates } = crewOf({ workers: 2 });
    const network = normed();
    const kinds = () => mates[0].received.map(({ type }) => type);
    await crew.outputs(network, some);
    await crew.outputs(network, some);
    expect(kinds()).toEqual(['network', 'outputs', 'outputs']);
    tf.tidy(() => network.variables()[0].value.assign(tf.zeros([3, 3, 2, 4])));
    const found = await crew.outputs(network, some);
    expect(kinds()).toEqual(['network', 'outputs', 'outputs', 'network', 'outputs']);
    expect(found).toEqual(await outputsHere(network, some));
  });
});

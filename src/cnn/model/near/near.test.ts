import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadBackend } from '../../backend/index.ts';
import type { Tap } from '../../layers/index.ts';
import type { PlainTensor } from '../../tensor/plain-tensor.ts';
import { Random } from '../../tensor/random.ts';
import type { Network } from '../network.ts';
import { parseNetwork } from '../text/parse-network.ts';
import { commonImage, differences } from './boxes.ts';
import { forwardImages } from './index.ts';
import { plan } from './stages.ts';

const CONVNETJS = `sequential({ input: [32, 32, 3], seed: 1 }, [
  normalize(),
  conv2d({ filters: 16, size: 5, pad: 2 }), relu(), maxPool({ size: 2 }),
  conv2d({ filters: 20, size: 5, pad: 2 }), relu(), maxPool({ size: 2 }),
  conv2d({ filters: 20, size: 5, pad: 2 }), relu(), maxPool({ size: 2 }),
  flatten(), dense({ units: 10 })])`;

const NETWORKS: Readonly<Record<string, string>> = {
  'the ConvNetJS network': CONVNETJS,
  'strides, rests and pools that overlap': `sequential({ input: [21, 26, 2], seed: 2 }, [
    conv2d({ filters: 5, size: 4, stride: 2, pad: 1, fit: 'floor' }), relu(), localResponseNorm(),
    maxPool({ size: 3, stride: 1 }), avgPool({ size: 2, stride: 1 }), conv2d({ filters: 6, size: 1 }), batchNorm(),
    dropout({ rate: 0.5 }), flatten(), dense({ units: 4 })])`,
  'a pool with padding and a residual behind': `sequential({ input: [24, 24, 3], seed: 3 }, [
    conv2d({ filters: 6, size: 3, pad: 1 }), relu(), maxPool({ size: 3, stride: 2, pad: 1, fit: 'floor' }),
    residual([conv2d({ filters: 6, size: 3, pad: 1 }), relu()]), globalAvgPool(), dense({ units: 3 })])`,
  'no layer but windows': `sequential({ input: [30, 30, 1], seed: 4 }, [
    conv2d({ filters: 3, size: 7 }), relu(), conv2d({ filters: 2, size: 5, stride: 5, fit: 'floor' })])`,
};

/** One image, again and again with a box of random numbers somewhere, corners first. */
function nearlyOne(network: Network, size: number, count: number): PlainTensor {
  const random = new Random(7);
  const [height, width, channels] = network.input;
  const image = Float32Array.from({ length: height * width * channels }, () => random.uniform());
  const data = new Float32Array(count * image.length);
  for (let i = 0; i < count; i++) {
    data.set(image, i * image.length);
    const top = i < 4 ? (i & 1) * (height - size) : random.integer(height - size + 1);
    const left = i < 4 ? (i >> 1) * (width - size) : random.integer(width - size + 1);
    for (let y = top; y < top + size; y++)
      for (let at = left * channels; at < (left + size) * channels; at++)
        data[i * image.length + y * width * channels + at] = random.uniform();
  }
  return { shape: [count, height, width, channels], data };
}

function boxesOf(images: PlainTensor) {
  return differences(images, commonImage(images));
}

function expectClose(got: tf.Tensor, wanted: tf.Tensor): void {
  expect(got.shape).toEqual(wanted.shape);
  const [a, b] = [got.dataSync(), wanted.dataSync()];
  a.forEach((value, i) => expect(value).toBeCloseTo(b[i], 4));
  tf.dispose([got, wanted]);
}

beforeAll(async () => {
  await loadBackend('cpu');
  await loadBackend('wasm');
});

describe.each(['cpu', 'wasm'])('on %s', (backend) => {
  beforeAll(() => tf.setBackend(backend));

  test.each(Object.keys(NETWORKS))(
    'images that are nearly one give what each alone gives: %s',
    (name) => {
      const network = parseNetwork(NETWORKS[name]);
      for (const size of [1, 2, 5]) {
        const images = nearlyOne(network, size, 9);
        expect(plan(network, boxesOf(images)!).spared).toBeGreaterThan(0.15);
        const before = tf.memory().numTensors;
        const got = forwardImages(network, images, {}, 0.15);
        expect(tf.memory().numTensors).toBe(
          before + 1 + (size === 1 ? network.variables().length : 0),
        );
        const x = tf.tensor(images.data, [...images.shape]);
        expectClose(got, network.forward(x));
        x.dispose();
      }
      network.dispose();
    },
  );
});

test('a layer that is looked at on the way is whole', async () => {
  await tf.setBackend('wasm');
  const network = parseNetwork(CONVNETJS);
  const images = nearlyOne(network, 1, 6);
  const x = tf.tensor(images.data, [...images.shape]);
  for (const tapped of ['conv1', 'relu2', 'dense1']) {
    const seen: tf.Tensor[] = [];
    const tap: Tap = ({ name }, value) => {
      if (name === tapped) seen.push(tf.keep(tf.clone(value)));
      return value;
    };
    forwardImages(network, images, { tap, tapped }, 0).dispose();
    network.forward(x, { tap, tapped }).dispose();
    expect(seen).toHaveLength(2);
    expectClose(seen[0], seen[1]);
  }
  x.dispose();
  network.dispose();
});

test('a pixel of the ConvNetJS network wants 1.06 of its 3.92 million multiply-adds', () => {
  const network = parseNetwork(CONVNETJS);
  const { steps, rest, spared } = plan(network, boxesOf(nearlyOne(network, 1, 5))!);
  expect(network.summary().multiplyAdds).toBe(3_920_000);
  expect(spared).toBeCloseTo(1 - 1.06 / 3.92, 2);
  expect(network.layers[rest].name).toBe('conv3');
  expect(steps.map(({ changed }) => changed.rows.length)).toEqual([1, 5, 3, 7, 4]);
});

test('boxes hold all that differs, and only images that have most in common have some', () => {
  const image = (at?: number) => Float32Array.from({ length: 48 }, (_, i) => (i === at ? 2 : 1));
  const batch = (...images: Float32Array[]): PlainTensor => ({
    shape: [images.length, 4, 4, 3],
    data: Float32Array.from(images.flatMap((one) => [...one])),
  });
  const boxes = boxesOf(batch(image(), image(47), image(0), image(17)));
  expect(boxes).toEqual({
    rows: { length: 1, starts: Int32Array.of(0, 3, 0, 1) },
    columns: { length: 1, starts: Int32Array.of(0, 3, 0, 1) },
  });
  expect(boxesOf(batch(image(), image().fill(3), image(), image()))).toBeNull();
});

test('rows of a map of occlusion have the image in common, though patches of neighbours overlap', () => {
  const random = new Random(5);
  const image = Float32Array.from({ length: 32 * 32 * 3 }, () => random.uniform());
  const [top, size] = [9, 8];
  const batch = Array.from({ length: 64 }, (_, i) =>
    image.map((value, at) => {
      const [y, x] = [Math.floor(at / 96) - top - Math.floor(i / 32), Math.floor(at / 3) % 32];
      const isHidden = y >= 0 && y < size && x >= (i % 32) - 4 && x < (i % 32) + 4;
      return isHidden ? 0.5 : value;
    }),
  );
  const images = { shape: [64, 32, 32, 3], data: Float32Array.from(batch.flatMap((x) => [...x])) };
  expect(commonImage(images)).toEqual(image);
  const { rows, columns } = differences(images, image)!;
  expect([rows.length, columns.length]).toEqual([8, 8]);
});

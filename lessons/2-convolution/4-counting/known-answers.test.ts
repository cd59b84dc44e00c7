import { expect, test } from 'vitest';
import { architectures, conv2d, outputSize, sequential } from '../../../src/cnn/index.ts';

const count = (input: number[], options: Parameters<typeof conv2d>[0]) =>
  sequential({ input, seed: 7 }, [conv2d(options)]).summary();

test('ten 5×5 filters on 32×32×3 have 760 parameters, 76 each, and do 768,000 multiply-adds', () => {
  const { parameters, multiplyAdds, layers } = count([32, 32, 3], { filters: 10, size: 5, pad: 2 });
  expect([parameters, parameters / 10, multiplyAdds]).toEqual([760, 76, 768_000]);
  expect(layers[0].outputShape).toEqual([32, 32, 10]);
});

test('on an image of twice the side the parameters stay and the multiply-adds are four times as many', () => {
  const { parameters, multiplyAdds } = count([64, 64, 3], { filters: 10, size: 5, pad: 2 });
  expect([parameters, multiplyAdds]).toEqual([760, 4 * 768_000]);
});

test('with weights for every input each, the 10,240 outputs would have 31.5 million parameters', () => {
  expect(32 * 32 * 10 * (32 * 32 * 3 + 1)).toBe(31_467_520);
});

test('no padding makes 5×5 with stride 2 fit on 32 pixels, and several do on 33', () => {
  const fits = (input: number) =>
    [0, 1, 2, 3, 4].filter((pad) => {
      try {
        return outputSize({ input, size: 5, stride: 2, pad }) > 0;
      } catch {
        return false;
      }
    });
  expect(fits(32)).toEqual([]);
  expect(fits(33)).toEqual([0, 1, 2, 3, 4]);
});

test('VGG-16 holds 74 % of its 138,357,544 parameters in its first dense layer and does 99 % of its work before', () => {
  const { layers, parameters, multiplyAdds } = architectures.vgg16().summary();
  const dense = layers.filter(({ kind }) => kind === 'dense');
  const convolutions = layers.filter(({ kind }) => kind === 'conv2d');
  expect(parameters).toBe(138_357_544);
  expect([convolutions.length, dense.length]).toEqual([13, 3]);
  expect(dense[0].parameters).toBe(102_764_544);
  expect(Math.round((100 * dense[0].parameters) / parameters)).toBe(74);
  expect(convolutions.at(-1)?.parameters).toBe(2_359_808);
  const work = convolutions.reduce((sum, layer) => sum + layer.multiplyAdds, 0);
  expect(Math.round((100 * work) / multiplyAdds)).toBe(99);
  const out = [...convolutions, ...dense].map(({ outputShape }) => outputShape.reduce((a, b) => a * b, 1)); // prettier-ignore
  const share = (out[0] + out[1]) / out.reduce((a, b) => a + b, 0);
  expect(share).toBeGreaterThan(0.45);
  expect(share).toBeLessThan(0.5);
});

test('three layers of 3×3 see as far as one of 7×7 with fewer parameters', () => {
  const input = [32, 32, 64];
  const three = [1, 2, 3].map(() => conv2d({ filters: 64, size: 3, pad: 1 }));
  const stacked = sequential({ input, seed: 7 }, three).summary();
  const one = count(input, { filters: 64, size: 7, pad: 3 });
  expect(stacked.layers.at(-1)?.receptiveField).toBe(one.layers[0].receptiveField);
  expect(stacked.parameters).toBeLessThan(one.parameters);
});

test('32 filters of 1×1 over depth 64 have 2,080 parameters and 64 products a number', () => {
  const { parameters, multiplyAdds } = count([4, 4, 64], { filters: 32, size: 1 });
  expect(parameters).toBe(2080);
  expect(multiplyAdds / (4 * 4 * 32)).toBe(64);
});

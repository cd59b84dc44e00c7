import { expect, test } from 'vitest';
import {
  architectures,
  concat,
  conv2d,
  maxPool,
  relu,
  residual,
  sequential,
} from '../../../src/cnn/index.ts';

const { vgg16, alexnet, densenet121, resnet101 } = architectures;

test('74 % of VGG-16’s 138,357,544 parameters are in its first FC layer, 99 % of its multiply-adds in convolutions', () => {
  const { layers, parameters, multiplyAdds } = vgg16().summary();
  const dense = layers.find(({ name }) => name === 'dense1')!;
  expect(parameters).toBe(138_357_544);
  expect(dense.parameters).toBe(102_764_544);
  expect(Math.round((100 * dense.parameters) / parameters)).toBe(74);
  const convolved = layers
    .filter(({ kind }) => kind === 'conv2d')
    .reduce((sum, layer) => sum + layer.multiplyAdds, 0);
  expect(Math.round((100 * convolved) / multiplyAdds)).toBe(99);
});

test('ResNet-101 has 44,549,160 parameters, fewer than a third of VGG-16’s', () => {
  expect(resnet101().summary().parameters).toBe(44_549_160);
});

test('DenseNet-121 has 13 % of AlexNet’s parameters and four times its multiply-adds', () => {
  const [dense, alex] = [densenet121().summary(), alexnet().summary()];
  expect(Math.round((100 * dense.parameters) / alex.parameters)).toBe(13);
  expect(Math.round(dense.multiplyAdds / alex.multiplyAdds)).toBe(4);
});

test('AlexNet is a thousand times as large as LeNet-5', () => {
  const ratio = alexnet().summary().parameters / architectures.lenet5().summary().parameters;
  expect(Math.round(ratio / 100) * 100).toBe(1000);
});

test('GoogLeNet’s first Inception module has 163,696 parameters', () => {
  const convolution = (filters: number, size: number) => [
    conv2d({ filters, size, pad: (size - 1) / 2 }),
    relu(),
  ];
  const module = concat([
    convolution(64, 1),
    [...convolution(96, 1), ...convolution(128, 3)],
    [...convolution(16, 1), ...convolution(32, 5)],
    [maxPool({ size: 3, stride: 1, pad: 1 }), ...convolution(32, 1)],
  ]);
  const net = sequential({ input: [28, 28, 192], seed: 1 }, [module]);
  expect(net.summary().parameters).toBe(163_696);
  expect(net.output).toEqual([28, 28, 256]);
});

test('the bottleneck of the lesson’s cell saves most of a plain block’s parameters', () => {
  const count = (block: ReturnType<typeof residual>) =>
    sequential({ input: [56, 56, 256], seed: 1 }, [block]).summary().parameters;
  const bottleneck = residual([
    conv2d({ filters: 64, size: 1 }),
    conv2d({ filters: 64, size: 3, pad: 1 }),
    conv2d({ filters: 256, size: 1 }),
  ]);
  const wide = () => conv2d({ filters: 256, size: 3, pad: 1 });
  expect(count(bottleneck) * 16).toBeLessThan(count(residual([wide(), wide()])));
});

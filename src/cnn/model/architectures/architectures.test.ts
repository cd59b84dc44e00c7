import { expect, test } from 'vitest';
import { outline } from '../outline.ts';
import { architectures } from './index.ts';

type Name = keyof typeof architectures;

// Published: torchvision 0.20 (AlexNet, VGG-16, the ResNets, DenseNet-121), Caffe's bvlc_googlenet,
// and for LeNet-5 the sum that courses give: 156 + 2,416 + 48,120 + 10,164 + 850.
test.each<[Name, number]>([
  ['lenet5', 61_706],
  ['alexnet', 61_100_840],
  ['vgg16', 138_357_544],
  ['googlenet', 6_998_552],
  ['resnet18', 11_689_512],
  ['resnet101', 44_549_160],
  ['densenet121', 7_978_856],
])('%s has the published %d parameters', (name, parameters) => {
  expect(architectures[name]().summary().parameters).toBe(parameters);
});

// Depth as the papers count it: layers with weights on the longest way, shortcuts and pools not counted.
test.each<[Name, number]>([
  ['lenet5', 5],
  ['alexnet', 8],
  ['vgg16', 16],
  ['googlenet', 22],
  ['resnet18', 18],
  ['resnet101', 101],
  ['densenet121', 121],
])('%s is %d layers deep', (name, depth) => {
  expect(outline(architectures[name]()).depth).toBe(depth);
});

test.each<[Name, number[]]>([
  ['alexnet', [11, 11, 3, 64]],
  ['resnet18', [7, 7, 3, 64]],
  ['resnet101', [7, 7, 3, 64]],
  ['densenet121', [7, 7, 3, 64]],
  ['googlenet', [7, 7, 3, 64]],
  ['vgg16', [3, 3, 3, 64]],
  ['lenet5', [5, 5, 1, 6]],
])("%s's first filters are %j", (name, shape) => {
  expect(architectures[name]().variableSpecs()[0].shape).toEqual(shape);
});

// He et al. 2015, table 1: 1.8 and 7.6 times 10⁹ multiply-adds.
test.each<[Name, number]>([
  ['resnet18', 1.8],
  ['resnet101', 7.6],
])("%s does the paper's %d thousand million multiply-adds", (name, published) => {
  const { multiplyAdds } = architectures[name]().summary();
  expect(Math.round(multiplyAdds / 1e8) / 10).toBe(published);
});

test.each(Object.keys(architectures) as Name[])(
  '%s ends in as many scores as it has classes',
  (name) => {
    const { layers } = architectures[name]({ classes: 7 }).summary();
    expect(layers.at(-1)?.outputShape).toEqual([7]);
  },
);

test("GoogLeNet's maps halve as table 1 says, to 7x7x1024", () => {
  const shapes = architectures
    .googlenet()
    .summary()
    .layers.map(({ outputShape }) => outputShape);
  for (const shape of [
    [112, 112, 64],
    [56, 56, 192],
    [28, 28, 256],
    [28, 28, 480],
    [14, 14, 512],
    [14, 14, 832],
    [7, 7, 1024],
  ])
    expect(shapes).toContainEqual(shape);
});

test("DenseNet-121's blocks end at 256, 512, 1024 and 1024 channels", () => {
  const shapes = architectures
    .densenet121()
    .summary()
    .layers.map(({ outputShape }) => outputShape.join());
  for (const shape of ['56,56,256', '28,28,512', '14,14,1024', '7,7,1024'])
    expect(shapes).toContain(shape);
});

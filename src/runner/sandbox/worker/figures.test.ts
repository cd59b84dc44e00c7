import { expect, test } from 'vitest';
import {
  dense,
  flatten,
  formatNetwork,
  ready,
  saveModel,
  sequential,
  tensor,
} from '../../../cnn/index.ts';
import { GATE_LIMITS } from '../frame/gate.ts';
import type { ElementView, PointsOutput, ProgressOutput } from '../protocol/index.ts';
import { textToBytes } from '../values/bytes-text.ts';
import { readView } from '../values/read-view.ts';
import { Figures } from './figures.ts';
import { networkFiles } from './network-files.ts';
import { TestFigureLine } from './test-figure-line.ts';

function stage() {
  const line = new TestFigureLine();
  const figures = new Figures(line, () => networkFiles);
  figures.begin();
  return { line, figures, ...figures.tools };
}

const points = (line: TestFigureLine) => line.sent as PointsOutput[];

test('a loop that plots sends at most ten times a second, and every point arrives', () => {
  const { line, figures, plot } = stage();
  for (let i = 0; i < 200; i++) {
    plot(i);
    line.pass(5);
  }
  figures.finish();
  expect(line.sent.length).toBeLessThanOrEqual(12);
  expect(points(line).flatMap(({ series }) => series[0].y)).toEqual(Array.from(Array(200).keys()));
  expect(
    points(line)
      .flatMap(({ series }) => series[0].x)
      .at(-1),
  ).toBe(200);
});

test('the last points go out when the loop has ended and nothing more comes', () => {
  const { line, plot } = stage();
  plot(1);
  plot(2);
  expect(line.sent).toHaveLength(1);
  line.pass(100);
  expect(points(line)[1].series).toEqual([{ name: 'value', x: [2], y: [2] }]);
});

test('points that find no room wait for the next time', () => {
  const { line, figures, plot } = stage();
  line.room = false;
  plot(1);
  line.room = true;
  plot(2);
  figures.finish();
  expect(points(line)).toHaveLength(1);
  expect(points(line)[0].series[0].y).toEqual([1, 2]);
});

test('one title is one chart; a run begins new ones', () => {
  const { line, figures, plot } = stage();
  plot({ loss: 3, accuracy: 0.1 }, { title: 'Run', x: 10, xLabel: 'images' });
  plot([1, 2, 3], { title: 'Other' });
  figures.finish();
  figures.begin();
  plot(1, { title: 'Run' });
  figures.finish();
  expect(points(line).map(({ chart, title }) => [chart, title])).toEqual([
    [1, 'Run'],
    [2, 'Other'],
    [3, 'Run'],
  ]);
  expect(points(line)[0]).toMatchObject({
    xLabel: 'images',
    series: [
      { name: 'loss', x: [10], y: [3] },
      { name: 'accuracy', x: [10], y: [0.1] },
    ],
  });
});

test('a list, a typed array and a tensor of rank 1 are whole lines; two numbers are a place', () => {
  const { line, plot } = stage();
  plot({ a: [1, 2], b: Float32Array.of(3), c: { shape: [1], data: Float32Array.of(4) } });
  line.pass(100);
  plot(7, 0.5);
  expect(points(line)[0].series.map(({ y }) => y)).toEqual([[1, 2], [3], [4]]);
  expect(points(line)[1].series).toEqual([{ name: 'value', x: [7], y: [0.5] }]);
});

test.each([
  [['loss'], 'plot: expected a number, a list of numbers, or an object'],
  [[{ loss: 'x' }], 'plot: expected loss to be a number or a list of them, got x'],
  [[1, { x: NaN }], 'plot: expected x to be a number, got NaN'],
])('what cannot be plotted is refused: %j', (given, message) => {
  const { plot } = stage();
  expect(() => plot(...(given as [unknown]))).toThrow(message);
});

test('a chart has an end, and counts what is beyond it', () => {
  const { line, figures, plot } = stage();
  plot(Array.from({ length: 50_010 }, (_, i) => i));
  figures.finish();
  expect(points(line).at(-1)?.dropped).toBe(10);
});

test('a loop tells how far it is, ten times a second at most, and how it ended', () => {
  const { line, figures } = stage();
  const loop = figures.loop({ name: 'train', unit: 'step', total: 100, images: 32 });
  for (let i = 1; i <= 60; i++) {
    line.pass(10);
    loop.reach(i);
  }
  loop.end();
  const sent = line.sent as ProgressOutput[];
  expect(sent.length).toBeLessThanOrEqual(8);
  expect(sent.at(-1)).toMatchObject({ done: 60, total: 100, state: 'left', rate: 3200, ms: 600 });
});

test('a widget of the list is shown with plain data', () => {
  const { line, show } = stage();
  const input = [
    [1, 2, 3],
    [4, 5, 6],
    [7, 8, 9],
  ];
  show('conv-steps', { input, stride: 2 });
  show('line-chart', { lines: { loss: [3, 2] }, label: 'Loss' });
  show('activation-maps', { activation: { shape: [1, 1, 2], data: Float32Array.of(1, 2) } });
  const views = line.printed.map((view) => readView(JSON.parse(JSON.stringify(view))));
  expect(views).toMatchObject([
    { tag: 'conv-steps', fields: { input, stride: 2 } },
    { tag: 'line-chart', fields: { lines: [{ name: 'loss', x: [1, 2], y: [3, 2] }] } },
    { tag: 'activation-maps', fields: { activation: { shape: [1, 1, 2] } } },
  ]);
  expect(Object.keys((views[0] as ElementView).fields)).toEqual(['input', 'stride']);
});

const net = (units: number) =>
  sequential({ input: [4, 4, 1], seed: 3 }, [flatten(), dense({ units })]);

test('a network is shown with the weights it has then, and comes to the page within one text of the relay', async () => {
  const { line, show } = stage();
  await ready({ backend: 'cpu' });
  const shown = net(10);
  show('occlusion-lab', {
    network: shown,
    image: tensor(new Array<number>(16).fill(0.5), [4, 4, 1]),
    label: 2,
  });
  const before = await saveModel(shown);
  shown.variables()[1].value.assign(tensor(new Array<number>(10).fill(7)));
  const [view] = line.printed.map((each) =>
    readView(JSON.parse(JSON.stringify(each))),
  ) as ElementView[];
  expect(textToBytes(String(view.fields.network))).toEqual(before);
  expect(view.fields).toMatchObject({ label: 2, image: { shape: [4, 4, 1] } });
  const largest = {
    network: net(29_000),
    image: tensor(new Array<number>(150_528).fill(1), [224, 224, 3]),
  };
  show('one-pixel-lab', largest);
  expect(JSON.stringify(line.printed[1]).length).toBeLessThan(GATE_LIMITS.longest);
});

test('a lab without a network is shown with the page’s', () => {
  const { line, show } = stage();
  show('relu-rules-lab');
  expect(line.printed).toMatchObject([{ tag: 'relu-rules-lab', fields: {} }]);
});

test('what finds no room is refused in words, so that a cell does not wait for what will not come', () => {
  const { line, show, images } = stage();
  line.room = false;
  const message = 'expected as much as a run may put out, got more than there is room for';
  expect(() => show('relu-rules-lab')).toThrow(`show: ${message}`);
  const one = { shape: [2, 2, 3], data: new Float32Array(12) };
  expect(() => images(one)).toThrow(`images: ${message}`);
});

const disposed = net(2);
disposed.dispose();

const SQUARE = [
  [0, 3],
  [1, 0],
];
const LESS = [
  [0, 2],
  [1, 0],
];

test.each([
  [['conv-step', {}], 'did you mean conv-steps?), got conv-step'],
  [['script', {}], 'show: expected one of conv-steps, relu-steps'],
  [['conv-steps', { strid: 1 }], 'stride, pad (did you mean stride?), got strid'],
  [
    ['conv-steps', { input: [[1]] }],
    'show: expected input of conv-steps: a square [[…], …] of 3 to 9 rows, got [[1]]',
  ],
  [['number-grid', { values: [[1, 2], [3]] }], 'all equally long'],
  [['number-grid', {}], 'expected values of number-grid'],
  [['class-bars', { probabilities: 'half' }], 'a list of probabilities'],
  [['dense-steps', { input: [[1, 2]] }], 'input and weights, which go together'],
  [['dense-steps', { input: [[1, 2]], weights: [[1]] }], '2 weights in a row'],
  [['dense-steps', { input: [[1]], weights: [[1], [2]], bias: [0] }], '2 biases'],
  [['heat-map', { values: [[0, 2]], classes: ['cat', 'dog'] }], 'values from 0 to 1'],
  [['success-matrix', { hits: SQUARE, attempts: [[1]] }], 'attempts of success-matrix: a square'],
  [['success-matrix', { hits: SQUARE, attempts: LESS }], 'hits from 0 to the attempts'],
  [['confusion-matrix', { confusion: [[1, 2]] }], 'a square [[…], …] of 1 to 64 rows'],
  [['pixel-image', { picture: [[[1, 2]]] }], 'numbers [height, width] or [height, width, 1 or 3]'],
  [['pixel-image', { picture: new Float32Array(300) }], 'each side 1 to 224'],
  [['pool-pictures', { size: 5 }], 'one of 1, 2, 3, 4, 6, 8'],
  [['image-filter', { colour: 1 }], 'true or false'],
  [
    ['occlusion-lab', { network: net(40_000) }],
    'show: expected network of occlusion-lab: a network, such as sequential makes, whose file takes at most 2 MB, got a network whose weights take 2.72 MB',
  ],
  [['occlusion-lab', { network: formatNetwork(net(2)).repeat(9) }], 'got a text of 738 characters'],
  [['occlusion-lab', { network: Uint8Array.of(1, 2) }], 'got {"0":1,"1":2}'],
  [['occlusion-lab', { network: { from: 'trained' } }], 'got {"from":"trained"}'],
  [['occlusion-lab', { network: disposed }], 'a network that is in use, got one that was disposed'],
  [['occlusion-lab', { image: [[[200, 0, 0]]] }], 'pixels [height, width, 1 or 3] from 0 to 1'],
  [['occlusion-lab', { label: 3 }], 'label only beside image, whose class it is'],
  [['attack-rate-lab', { image: [[[0]]] }], 'which are network, by, got image'],
])('a widget that is not known, or not so, is refused in words: %j', (given, message) => {
  const { show } = stage();
  expect(() => show(...(given as [string]))).toThrow(message);
});

test('images of a batch, of one image and of a data set are pictures', () => {
  const { line, images } = stage();
  const one = { shape: [2, 2, 3], data: new Float32Array(12) };
  images(one);
  images({ shape: [3, 2, 2, 1], data: new Float32Array(12) }, { labels: ['a', 'b'], columns: 2 });
  const set = { images: new Uint8Array(8), labels: Uint8Array.of(1, 0), count: 2 };
  images({ ...set, shape: [2, 2, 1], classes: ['cat', 'dog'] });
  expect(line.printed).toMatchObject([
    { kind: 'images', tensor: { shape: [1, 2, 2, 3] } },
    { labels: ['a', 'b'], columns: 2 },
    { labels: ['dog', 'cat'] },
  ]);
  expect(() => images({ shape: [2, 2], data: new Float32Array(4) })).toThrow(
    'images: expected a batch [count, height, width, 1 or 3]',
  );
});

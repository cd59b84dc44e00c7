import { beforeAll, expect, test } from 'vitest';
import { dense, flatten, ready, scenes, sequential, sgd } from '../../../cnn/index.ts';
import type { PointsOutput } from '../protocol/index.ts';
import { Figures } from './figures.ts';
import { TestFigureLine } from './test-figure-line.ts';
import { watchedEvaluate, watchedTrain } from './watched-training.ts';

beforeAll(() => ready({ backend: 'cpu' }));

const data = scenes({ seed: 1, train: 8, test: 4 });
const network = () =>
  sequential({ input: [32, 32, 3], seed: 1 }, [flatten(), dense({ units: 10 })]);
const options = () => ({ steps: 6, batchSize: 2, optimizer: sgd({ learningRate: 1e-4 }) });

function stage() {
  const line = new TestFigureLine();
  const figures = new Figures(line, () => null);
  figures.begin();
  return { line, figures };
}

test('a loop over train draws its loss by itself, and says that it is done', async () => {
  const { line, figures } = stage();
  const losses: number[] = [];
  for await (const { loss } of watchedTrain(figures)(network(), data.train, options())) {
    losses.push(loss);
  }
  const charts = line.sent.filter((output): output is PointsOutput => output.type === 'points');
  expect(charts.flatMap(({ series }) => series[0].y)).toEqual(losses);
  expect(charts[0]).toMatchObject({ title: 'Loss', reference: { value: Math.log(10) } });
  expect(line.sent).toContainEqual(expect.objectContaining({ done: 6, total: 6, state: 'done' }));
});

test('it draws nothing where the cell plots, and tells where the loop was left', async () => {
  const { line, figures } = stage();
  for await (const { step, loss } of watchedTrain(figures)(network(), data.train, options())) {
    figures.tools.plot(loss);
    if (step === 3) break;
  }
  figures.finish();
  const charts = line.sent.filter(({ type }) => type === 'points') as PointsOutput[];
  expect(new Set(charts.map(({ title }) => title))).toEqual(new Set(['']));
  expect(line.sent).toContainEqual(expect.objectContaining({ done: 3, total: 6, state: 'left' }));
});

test('evaluate tells how far it is and remembers the classes of its images', async () => {
  const { line, figures } = stage();
  const remembered: (readonly string[])[] = [];
  const evaluate = watchedEvaluate(figures, (_, classes) => void remembered.push(classes));
  expect((await evaluate(network(), data.test)).count).toBe(4);
  expect(remembered).toEqual([data.test.classes]);
  expect(line.sent.at(-1)).toMatchObject({ name: 'evaluate', done: 4, state: 'done' });
});

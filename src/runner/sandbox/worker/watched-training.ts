import {
  crossEntropy,
  evaluate,
  train,
  type EvaluateOptions,
  type Evaluation,
  type ImageSet,
  type Network,
  type StepRecord,
  type TrainOptions,
} from '../../../cnn/index.ts';
import type { LibraryHost } from './library-host.ts';

type Figures = LibraryHost['figures'];

/** `train` that draws its loss, unless the cell plots something itself, and tells how far it is. */
export function watchedTrain(figures: Figures): typeof train {
  return async function* watched(
    network: Network,
    images: ImageSet,
    options: TrainOptions = {},
  ): AsyncGenerator<StepRecord, void, undefined> {
    const { batchSize = 32, loss = crossEntropy } = options;
    const total = options.steps ?? Math.ceil(((options.epochs ?? 1) * images.count) / batchSize);
    const watch = figures.loop({ name: 'train', unit: 'step', total, images: batchSize });
    const guessing = { value: Math.log(images.classes.length), name: 'guessing' };
    const reference = loss === crossEntropy ? guessing : null;
    let first: StepRecord | null = null;
    let chart: ReturnType<Figures['chart']> | null = null;
    let done = 0;
    try {
      for await (const record of train(network, images, options)) {
        watch.reach(++done);
        // Whether the cell plots is known when it has had one record.
        if (first && !figures.cellPlots) {
          if (!chart) {
            const look = { title: 'Loss', xLabel: 'steps', smooth: true, reference };
            chart = figures.chart(look);
            chart.add([pointOf(first)]);
          }
          chart.add([pointOf(record)]);
        }
        first ??= record;
        yield record;
      }
    } finally {
      watch.end();
      chart?.flush();
    }
  };
}

function pointOf({ step, loss }: StepRecord) {
  return { name: 'loss', x: step, y: loss };
}

/** `evaluate` that tells how far it is. */
export function watchedEvaluate(
  figures: Figures,
  rememberClasses: LibraryHost['rememberClasses'],
): typeof evaluate {
  return async function watched(
    network: Network,
    images: ImageSet,
    options: EvaluateOptions = {},
  ): Promise<Evaluation> {
    const look = { name: 'evaluate', unit: 'image', total: images.count, images: 1 };
    const watch = figures.loop(look);
    try {
      const onProgress = (done: number, total: number): void => {
        watch.reach(done);
        options.onProgress?.(done, total);
      };
      const evaluation = await evaluate(network, images, { ...options, onProgress });
      rememberClasses(evaluation, images.classes);
      return evaluation;
    } finally {
      watch.end();
    }
  };
}

import { PixelWorker } from './pixel-worker.ts';

let shared: PixelWorker | null = null;

/** The one pixel worker of this page; it loads with the first call, and without tfjs. */
export function sharedPixels(): PixelWorker {
  return (shared ??= new PixelWorker(
    () =>
      new Worker(new URL('./worker/main.ts', import.meta.url), {
        type: 'module',
        name: 'convscope pixels',
      }),
  ));
}

export { PixelWorker, type PixelCallOptions, type PixelPort } from './pixel-worker.ts';
export type {
  CollectionReport,
  Metric,
  Neighbour,
  Neighbourhood,
  NeighbourScore,
  Picture,
  PixelAnswer,
  PixelMessage,
} from './protocol.ts';

import { type Dataset } from '../../../cnn/data/index.ts';
import { type EngineEvent } from '../protocol.ts';
import { type Storage } from './storage.ts';

/** Keeps images that a person gave, if the browser has room; says so where it has none. */
export async function keepImages(
  dataset: Dataset,
  storage: Storage,
  post: (event: EngineEvent) => void,
): Promise<void> {
  const { train, test } = dataset;
  // Twice as much: the run has to fit beside them, and browsers count generously.
  const needed = 2 * (train.images.length + test.images.length);
  try {
    if ((await storage.room()) < needed) throw new Error('there is not enough room');
    await storage.put('images', dataset);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `the browser does not keep the images, give them again after a reload: ${reason}`;
    post({ type: 'notKept', reason: message });
  }
}

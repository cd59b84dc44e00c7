/** How long ours takes from fresh weights to an accuracy on CIFAR-10's test images. */
import { readCifar10 } from '../../../src/cnn/data/index.ts';
import { type Crew, evaluate, recipeNamed, sgd, Trainer } from '../../../src/cnn/train/index.ts';

const FILES = [
  'data_batch_1.bin',
  'data_batch_2.bin',
  'data_batch_3.bin',
  'data_batch_4.bin',
  'data_batch_5.bin',
  'test_batch.bin',
];

/** Images between two tests. */
const BETWEEN = 2500;

/** Where a run that does not learn is given up. */
const MOST_IMAGES = 200_000;

/**
 * Trains the network of ConvNetJS's demo until `accuracy`, 0..1, of all test images are right.
 *
 * The clock runs while it trains; loading the images and testing are not in it.
 */
export async function learnCifar10(
  crew: Crew,
  accuracy: number,
): Promise<{ milliseconds: number; images: number }> {
  const files = FILES.map(async (name) => {
    const answer = await fetch(new URL(`./cifar10/${name}`, location.origin));
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    return { name, bytes: new Uint8Array(await answer.arrayBuffer()) };
  });
  const { train, test } = await readCifar10(await Promise.all(files));
  const network = recipeNamed('convnetjs')(1);
  const trainer = new Trainer(network, train, {
    optimizer: sgd({ learningRate: 0.02, momentum: 0.9 }),
    batchSize: 64,
    weightDecay: 1e-4,
    slopes: crew.workers > 1 ? crew.slopes : undefined,
  });
  let milliseconds = 0;
  for (let images = 0; images < MOST_IMAGES;) {
    const begun = performance.now();
    for (const end = images + BETWEEN; images < end; images += trainer.batchSize) {
      await trainer.step();
    }
    milliseconds += performance.now() - begun;
    const found = await evaluate(network, test, { outputs: crew.outputs, batchSize: 400 });
    if (found.accuracy >= accuracy) {
      trainer.dispose();
      network.dispose();
      return { milliseconds, images };
    }
  }
  throw new Error(`not ${accuracy} of the test images right after ${MOST_IMAGES} images`);
}

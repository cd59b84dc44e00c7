/**
 * npm run robustness: attacks the networks that ship, on CIFAR-10 test images that they classify right, and writes
 * docs/robustness.md, each rate with its number of attacks and 95 % interval, beside what others published.
 *
 *   --data FOLDER      CIFAR-10: its archive, the folder of its .bin files, or data/cifar10
 *   --images N         of each attack (500; 200 for few pixels); --pixel-images N for few pixels alone
 *   --only a|b         one network: a is convnetjs, b is deep
 *   --models FOLDER    where the networks are (assets/models)
 *   --out FILE         the page (docs/robustness.md); --kept FILE what is counted so far (.cache/robustness.json)
 *   --workers N        threads that share a population (one a core, at most 4)
 *
 * What was counted for the same network is not counted again, so a run that is stopped goes on; more --images go on too.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import './native/index.ts';
import './train/relaxed-simd.ts';
import { countAll } from './robustness/count-all.ts';
import { page } from './robustness/page.ts';
import { writeWhole } from './train/run-file.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    images: { type: 'string' },
    'pixel-images': { type: 'string' },
    only: { type: 'string' },
    models: { type: 'string', default: 'assets/models' },
    out: { type: 'string', default: 'docs/robustness.md' },
    kept: { type: 'string', default: '.cache/robustness.json' },
    workers: { type: 'string', default: String(Math.min(availableParallelism(), 4)) },
  },
});
if (values.data === undefined)
  throw new Error('Where is CIFAR-10? npm run robustness -- --data FOLDER');
if (values.only !== undefined && !['a', 'b'].includes(values.only)) {
  throw new Error(`--only is a or b, not '${values.only}'`);
}
const images = countOf('images');
const pixelImages = countOf('pixel-images');

await countAll(
  {
    data: values.data,
    models: values.models,
    only: (values.only as 'a' | 'b' | undefined) ?? null,
    gradientImages: images ?? 500,
    pixelImages: pixelImages ?? images ?? 200,
    workers: Number(values.workers),
    kept: values.kept,
  },
  {
    say: (words) => process.stdout.write(`${words}\n`),
    write: (counted) => writeWhole(values.out, new TextEncoder().encode(page(counted))),
  },
);

/** Null where it is left out. */
function countOf(name: 'images' | 'pixel-images'): number | null {
  const word = values[name];
  if (word === undefined) return null;
  const count = Number(word);
  if (Number.isInteger(count) && count >= 1) return count;
  throw new Error(`--${name} is a whole number of 1 or more, not '${word}'`);
}

/**
 * Counts over many images what the randomisation check says of each rule for ReLUs, and writes it to docs/sanity.md.
 *
 *   npm run sanity -- --data data/cifar10 --images 500
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DataError, InputError, loadModel, readCifar10, ready, scenes } from '../src/cnn/index.ts';
import { collect } from './cifar10/install.ts';
import { checkNetwork } from './sanity/check-network.ts';
import { report } from './sanity/report.ts';
import { readOptions, type SanityOptions, USAGE } from './sanity/sanity-options.ts';
import './native/index.ts';
import './train/relaxed-simd.ts';
import { UsageError } from './train/usage-error.ts';

const words = process.argv.slice(2);
if (words.length === 0 || words.includes('--help')) process.stdout.write(`${USAGE}\n`);
else await main();

async function main(): Promise<void> {
  try {
    await measure(readOptions(words));
  } catch (error) {
    const expected = [UsageError, DataError, InputError].some((kind) => error instanceof kind);
    if (!expected) throw error;
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}

async function measure(options: SanityOptions): Promise<void> {
  const { data, models, images, seed, out } = options;
  const found = await readdir(models).catch(() => []);
  await ready({ backend: 'wasm' });
  const { test } =
    data === 'scenes'
      ? scenes({ seed: 1000 + seed, train: 1, test: 5 * images })
      : await readCifar10(await collect(data));
  const checked = [];
  for (const name of found) {
    const bytes = await readFile(join(models, name, 'model.safetensors')).catch(() => null);
    if (!bytes) continue;
    const network = loadModel(new Uint8Array(bytes));
    const say = (done: number) => process.stdout.write(`\r${name}: ${done} of ${images} images `);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const sanity = await checkNetwork(network, test, { images, seed, say });
    checked.push({ name, sha256, sanity });
    process.stdout.write('\n');
    network.dispose();
  }
  if (checked.length === 0)
    throw new UsageError(`${models} has no folder with a model.safetensors`);
  await mkdir(dirname(out), { recursive: true });
  await writeFile(out, report(checked, options));
  process.stdout.write(`${out} is written\n`);
}

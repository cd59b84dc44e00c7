/**
 * Puts the network of a finished run where the lessons find it, with a page that says how it was made.
 *
 *   npm run ship -- .cache/train/deep.safetensors deep
 *
 * writes assets/models/deep/model.safetensors and SOURCE.md.
 */
import { join } from 'node:path';
import { ready } from '../src/cnn/index.ts';
import { shipRun } from './train/ship-run.ts';
import { UsageError } from './train/usage-error.ts';

const [run, name] = process.argv.slice(2);
try {
  if (!run || !/^[a-z][a-z0-9-]*$/.test(name ?? '')) {
    throw new UsageError('Which run, and under which name? npm run ship -- RUN.safetensors NAME');
  }
  await ready({ backend: 'cpu' });
  process.stdout.write(await shipRun(run, join('assets', 'models', name)));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

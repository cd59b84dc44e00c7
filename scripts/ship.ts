/**
 * Puts the network of a finished run where the lessons find it, with a page that says how it was made.
 *
 *   npm run ship -- .cache/train/deep.safetensors deep
 *
 * writes assets/models/deep/model.safetensors and SOURCE.md.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadCheckpoint, ready, saveModel } from '../src/cnn/index.ts';
import { readRecord } from './train/run-record.ts';
import { writeWhole } from './train/run-file.ts';
import { sourcePage } from './train/source-page.ts';

const [run, name] = process.argv.slice(2);
if (!run || !/^[a-z][a-z0-9-]*$/.test(name ?? '')) {
  throw new Error('Which run, and under which name? npm run ship -- RUN.safetensors NAME');
}
const record = await readRecord(run);
if (!record) throw new Error(`There is no record beside ${run}: npm run train writes one.`);

await ready({ backend: 'cpu' });
const { network, state } = loadCheckpoint(await readFile(run));
const model = await saveModel(network);
const folder = join('assets', 'models', name);
await writeWhole(join(folder, 'model.safetensors'), model);
const page = sourcePage({ name, record, network, steps: state.progress.step, model });
await writeWhole(join(folder, 'SOURCE.md'), new TextEncoder().encode(page));
process.stdout.write(page);

import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Checkpoint, loadCheckpoint, saveModel } from '../../src/cnn/index.ts';
import { writeWhole } from './run-file.ts';
import { readRecord, type RunRecord } from './run-record.ts';
import { sourcePage } from './source-page.ts';
import { UsageError } from './usage-error.ts';

/**
 * Writes the network of a finished run into a folder, with the page that says how it was made.
 *
 * @param folder its last part is the network's name.
 * @returns the page.
 * @throws UsageError where the run left no record, or has not come to its end: what it was tested at last is
 *   then not what would ship.
 */
export async function shipRun(run: string, folder: string): Promise<string> {
  const record = await readRecord(run);
  if (!record) throw new UsageError(`there is no record beside ${run}: npm run train writes one`);
  const checkpoint = loadCheckpoint(await readFile(run));
  checkFinished(run, record, checkpoint);
  const { network, state } = checkpoint;
  const model = await saveModel(network);
  const { step: steps } = state.progress;
  const page = sourcePage({ name: basename(folder), record, network, steps, model });
  network.dispose();
  await writeWhole(join(folder, 'model.safetensors'), model);
  await writeWhole(join(folder, 'SOURCE.md'), new TextEncoder().encode(page));
  return page;
}

function checkFinished(run: string, { epochs }: RunRecord, { state, images }: Checkpoint): void {
  const done = state.progress.imagesSeen / images;
  if (done >= epochs) return;
  throw new UsageError(
    `${run} stopped at epoch ${done.toFixed(2)} of ${epochs}: go on with npm run train -- … --resume, then ship it`,
  );
}

import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  loadModel,
  ready,
  recipeNamed,
  saveCheckpoint,
  scenes,
  Trainer,
} from '../../src/cnn/index.ts';
import { writeRecord } from './run-record.ts';
import { shipRun } from './ship-run.ts';

let folder = '';
let run = '';
beforeEach(async () => {
  await ready({ backend: 'wasm' });
  folder = await mkdtemp(join(tmpdir(), 'convscope-ship-'));
  run = join(folder, 'run.safetensors');
});
afterEach(() => rm(folder, { recursive: true }));

/** A run of two steps of 4 images, which is one epoch, that was to have so many. */
async function keepRun(epochs: number): Promise<void> {
  const network = recipeNamed('pocket')(1);
  const trainer = new Trainer(network, scenes({ seed: 1, train: 8, test: 0 }).train, {
    batchSize: 4,
  });
  for (let step = 0; step < 2; step++) await trainer.step();
  await writeFile(run, await saveCheckpoint(trainer));
  const command = `pocket --data scenes --images 8 --batch 4 --epochs ${epochs} --workers 1`;
  const results = [{ data: 'drawn scenes', right: 1, count: 2 }];
  await writeRecord(run, { command, data: ['drawn scenes'], seed: 1, epochs, seconds: 9, results });
  trainer.dispose();
  network.dispose();
}

test('a run that stopped before its last epoch does not ship', async () => {
  await keepRun(2.5);
  const shipped = join(folder, 'pocket');
  await expect(shipRun(run, shipped)).rejects.toThrow(
    /run\.safetensors stopped at epoch 1\.00 of 2\.5: go on with npm run train -- … --resume/,
  );
  expect(existsSync(shipped)).toBe(false);
});

test('a run that came to its end ships with its page', async () => {
  await keepRun(1);
  const shipped = join(folder, 'pocket');
  const page = await shipRun(run, shipped);
  expect(page).toContain('# pocket\n');
  expect(page).toContain('| epochs | 1, 2 steps |');
  expect(await readFile(join(shipped, 'SOURCE.md'), 'utf8')).toBe(page);
  const model = loadModel(await readFile(join(shipped, 'model.safetensors')));
  expect(model.seed).toBe(1);
  model.dispose();
});

test('a file without a record does not ship', async () => {
  await writeFile(run, '');
  await expect(shipRun(run, join(folder, 'pocket'))).rejects.toThrow('there is no record beside');
});

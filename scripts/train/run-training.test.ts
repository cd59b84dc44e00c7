import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadCheckpoint } from '../../src/cnn/index.ts';
// As threads have it, so that they compute the same bits.
import '../native/index.ts';
import { readRecord, toldTo } from './run-record.ts';
import { runTraining } from './run-training.ts';
import { readOptions } from './training-options.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'convscope-train-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** A terminal whose clock goes on a second a look, and that presses Ctrl-C after so many steps. */
function terminal(stopAfter = Infinity) {
  const stop = new AbortController();
  let time = 0;
  let looks = 0;
  let text = '';
  return {
    write: (words: string) => void (text += words),
    live: false,
    now() {
      looks++;
      // One look before the first step, two each.
      if (looks === 1 + 2 * stopAfter) stop.abort();
      return (time += 1000);
    },
    signal: stop.signal,
    roundToBfloat16: () => false,
    get text() {
      return text;
    },
  };
}

/** The same on a machine that rounds where that is wanted, which it notes. */
function withTiles(calls: boolean[], stopAfter?: number) {
  // Not spread: the terminal's text is a getter.
  return Object.assign(terminal(stopAfter), {
    roundToBfloat16(wanted: boolean) {
      calls.push(wanted);
      return wanted;
    },
  });
}

const words = (...more: string[]) =>
  readOptions(
    'convnetjs --data scenes --images 40 --batch 8 --rise 0.2 --smoothing 0.1 --workers 1'
      .split(' ')
      .concat(more),
  );

test('a run that is stopped and resumed keeps the same file as one that is not', async () => {
  const [whole, parts] = ['whole', 'parts'].map((name) => join(folder, `${name}.safetensors`));
  const straight = terminal();
  expect(await runTraining(words('--epochs', '2', '--out', whole), straight)).toBe(true);
  expect(straight.text).toMatch(
    /epoch 1: test accuracy on drawn scenes \d+\.\d % \(95 % between .*, 8 images\)/,
  );
  expect(straight.text).toContain(`kept in ${whole} at step 10`);
  const stopped = terminal(4);
  expect(await runTraining(words('--epochs', '2', '--out', parts), stopped)).toBe(false);
  expect(loadCheckpoint(await readFile(parts)).state.progress.step).toBe(4);
  expect(stopped.text).not.toContain('test accuracy');
  const resume = words('--epochs', '2', '--out', parts, '--resume');
  expect(await runTraining(resume, terminal())).toBe(true);
  expect(await readFile(parts)).toEqual(await readFile(whole));
  const [record, same] = [await readRecord(parts), await readRecord(whole)];
  expect(record?.command).toBe(
    'convnetjs --data scenes --images 40 --batch 8 --rise 0.2 --smoothing 0.1 --workers 1 --epochs 2 --shards 4',
  );
  expect(record?.results).toEqual(same?.results);
  expect(record?.results[0].count).toBe(8);
  expect(record?.seconds).toBeGreaterThan(0);
});

test('two workers train, are stopped and resumed as one is, and end with the run', async () => {
  const [whole, parts, alone] = ['whole', 'parts', 'alone'].map((name) => join(folder, name));
  const two = (...more: string[]) => words('--epochs', '1', '--workers', '2', ...more);
  const straight = terminal();
  expect(await runTraining(two('--out', whole), straight)).toBe(true);
  expect(straight.text).toContain('from step 0, 2 workers');
  expect(straight.text).not.toContain('one worker less');
  await runTraining(two('--out', parts), terminal(2));
  await runTraining(two('--out', parts, '--resume'), terminal());
  expect(await readFile(parts)).toEqual(await readFile(whole));
  await runTraining(words('--epochs', '1', '--out', alone), terminal());
  const [shared, own] = await Promise.all([whole, alone].map(async (path) => weights(path)));
  expect(Math.max(...own.map((value, i) => Math.abs(value - shared[i])))).toBeLessThan(1e-4);
}, 60_000);

test('a run goes on with as many workers as it had, and rounds if it did', async () => {
  const out = join(folder, 'run.safetensors');
  const calls: boolean[] = [];
  const two = words('--epochs', '1', '--workers', '2', '--bfloat16', '--out', out);
  await runTraining(two, withTiles(calls, 2));
  expect(calls).toEqual([true]);
  const resumed = withTiles(calls);
  await runTraining(words('--epochs', '1', '--out', out, '--resume'), resumed);
  expect(resumed.text).toContain('from step 2, 2 workers');
  expect(calls).toEqual([true, true, false, true]);
});

test('a run that ends between two epochs is tested as it ends', async () => {
  const out = join(folder, 'run.safetensors');
  const told = terminal();
  await runTraining(words('--epochs', '1.5', '--out', out), told);
  expect(told.text.match(/epoch 1: test accuracy/g)).toHaveLength(2);
  const again = terminal();
  expect(await runTraining(words('--epochs', '1.5', '--out', out, '--resume'), again)).toBe(true);
  expect(again.text).toContain('test accuracy');
});

test('batch normalisation comes to the same with one worker as with two, and goes by the shards', async () => {
  const deep = (name: string, ...more: string[]) =>
    runTraining(
      readOptions(
        'deep --data scenes --images 10 --batch 8 --epochs 0.5 --out'
          .split(' ')
          .concat(join(folder, name), more),
      ),
      terminal(),
    );
  await deep('one', '--workers', '1');
  await deep('two', '--workers', '2');
  await deep('whole', '--workers', '2', '--shards', '1');
  const [one, two, whole] = await Promise.all(
    ['one', 'two', 'whole'].map((name) => readFile(join(folder, name))),
  );
  expect(two.equals(one)).toBe(true);
  expect(whole.equals(one)).toBe(false);
}, 60_000);

test('a record without shards is of a run that had one a worker', () => {
  const record = { data: [], seed: 1, epochs: 1, seconds: 1, results: [] };
  expect(toldTo({ ...record, command: 'deep --workers 2' }).shards).toBe(2);
  expect(toldTo({ ...record, command: 'deep --workers 2 --shards 4' }).shards).toBe(4);
});

async function weights(path: string): Promise<number[]> {
  const { state } = loadCheckpoint(await readFile(path));
  return [...state.weights.values()].flatMap(({ data }) => [...data]);
}

test('the command that is kept says how many workers and shards there were, where the words do not', () => {
  const { command, workers } = readOptions(['convnetjs', '--data', 'x']);
  expect(command).toBe(`convnetjs --data x --workers ${workers} --shards 4`);
});

test('a run never writes over another', async () => {
  const out = join(folder, 'run.safetensors');
  await writeFile(out, 'mine');
  await expect(runTraining(words('--out', out), terminal())).rejects.toThrow(
    `${out} is there already: go on with --resume, or name another --out`,
  );
  expect(await readFile(out, 'utf8')).toBe('mine');
});

test('what cannot be resumed says so', async () => {
  const out = join(folder, 'run.safetensors');
  const resume = words('--out', out, '--resume');
  await expect(runTraining(resume, terminal())).rejects.toThrow('is not there to be resumed');
  await writeFile(out, 'this is no file of ours');
  await expect(runTraining(resume, terminal())).rejects.toThrow(/^loadCheckpoint: expected/);
});

test('a run begins with the weights of another, whose network has to be the same', async () => {
  const [first, next] = ['first', 'next'].map((name) => join(folder, `${name}.safetensors`));
  await runTraining(words('--epochs', '0.2', '--out', first), terminal());
  const still = words('--from', first, '--learning-rate', '0', '--epochs', '0.2', '--seed', '2');
  await runTraining({ ...still, weightDecay: 0, out: next }, terminal());
  expect(await weights(next)).toEqual(await weights(first));
  const other = { ...still, network: 'pocket', out: join(folder, 'other.safetensors') };
  await expect(runTraining(other, terminal())).rejects.toThrow(
    `${first} holds another network than pocket`,
  );
  const gone = words('--from', join(folder, 'nothing'), '--out', join(folder, 'other.safetensors'));
  await expect(runTraining(gone, terminal())).rejects.toThrow('from which to begin, is not there');
});

test('a run begins with the mean of several, is tested though nothing is trained, and keeps its words', async () => {
  const [first, second, mean] = ['first', 'second', 'mean'].map((name) =>
    join(folder, `${name}.safetensors`),
  );
  await runTraining(words('--epochs', '0.2', '--out', first), terminal());
  await runTraining(words('--epochs', '0.2', '--seed', '2', '--out', second), terminal());
  const both = words('--from', first, '--from', second, '--epochs', '0', '--out', mean);
  await runTraining(both, terminal());
  const [one, two, middle] = await Promise.all([first, second, mean].map(weights));
  expect(one).not.toEqual(two);
  expect(Math.max(...middle.map((w, i) => Math.abs(w - (one[i] + two[i]) / 2)))).toBeLessThan(1e-6);
  const record = await readRecord(mean);
  expect(record?.results[0].count).toBe(8);
  expect(record?.command).toContain(`--from ${first} --from ${second} --epochs 0`);
});

test('data that is not there is named', async () => {
  const options = readOptions(['convnetjs', '--data', join(folder, 'nothing')]);
  const out = join(folder, 'run.safetensors');
  await expect(runTraining({ ...options, out }, terminal())).rejects.toThrow(
    'there is no such file or folder',
  );
});

test.each([
  [[], 'name a network'],
  [['convnetjs'], '--data is missing'],
  [['convnetjs', '--data', 'x', '--batch', '0'], "--batch is a whole number of 1 or more, not '0'"],
  [
    ['convnetjs', '--data', 'x', '--epochs', 'many'],
    "--epochs is a number of 0 or more, not 'many'",
  ],
  [['convnetjs', '--data', 'x', '--optimizer', 'lbfgs'], 'not lbfgs'],
  [['convnetjs', '--data', 'x', '--learn'], "Unknown option '--learn'"],
])('the words %j are refused with a sentence', (given, message) => {
  expect(() => readOptions(given)).toThrow(message);
});

test('bfloat16 is refused where the machine has no tiles for it, and is off while the network is tested', async () => {
  const out = join(folder, 'rounded.safetensors');
  const options = words('--epochs', '1', '--out', out, '--bfloat16');
  await expect(runTraining(options, terminal())).rejects.toThrow(/--bfloat16 needs a processor/);
  const calls: boolean[] = [];
  expect(await runTraining(options, withTiles(calls))).toBe(true);
  expect(calls).toEqual([true, false, true]);
  expect((await readRecord(out))?.command).toContain('--bfloat16');
});

/**
 * Trains a network in Node, keeping the run in a file so that it can be stopped and gone on with.
 *
 *   npm run train -- convnetjs --data data/cifar10 --epochs 10
 *   npm run train -- convnetjs --data scenes --resume
 */
import { DataError, DivergedError, InputError } from '../src/cnn/index.ts';
import { roundToBfloat16 } from './native/index.ts';
import './train/relaxed-simd.ts';
import { runTraining } from './train/run-training.ts';
import { readOptions, USAGE } from './train/training-options.ts';
import { UsageError } from './train/usage-error.ts';

const words = process.argv.slice(2);
if (words.length === 0 || words.includes('--help')) {
  process.stdout.write(`${USAGE}\n`);
} else {
  await main();
}

async function main(): Promise<void> {
  const stop = new AbortController();
  // Once: a second Ctrl-C ends the process as usual.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  try {
    const ended = await runTraining(readOptions(words), {
      write: (text) => process.stdout.write(text),
      live: process.stdout.isTTY === true,
      now: () => performance.now(),
      signal: stop.signal,
      roundToBfloat16,
    });
    if (ended) return;
    process.stdout.write('stopped; go on with --resume\n');
    process.exitCode = 130;
  } catch (error) {
    if (!isExpected(error)) throw error;
    process.stderr.write(`\n${error.message}\n`);
    if (error instanceof UsageError) process.stderr.write(`\n${USAGE}\n`);
    process.exitCode = 1;
  }
}

function isExpected(error: unknown): error is Error {
  return [UsageError, DataError, InputError, DivergedError].some((kind) => error instanceof kind);
}

import { expect, test } from 'vitest';
import { exercise } from '../../lesson/exercise/index.ts';
import {
  NO_ENTRY,
  type CallResult,
  type Kernel,
  type RunResult,
} from '../../runner/sandbox/index.ts';
import { checkInSandbox } from './check-in-sandbox.ts';

const check = exercise({
  entry: 'double',
  cases: () => [
    { input: [1], expected: 2 },
    { input: [2], expected: 4 },
  ],
});
const stopped = {
  status: 'stopped',
  reason: 'budget',
  afterMs: 10_000,
  message: 'Stopped.',
} as const;

function kernel(ran: RunResult, call: (input: number) => CallResult): Kernel {
  return {
    run: async () => ran,
    call: async ({ input }: { input: number[] }) => call(input[0]),
  } as unknown as Kernel;
}

const done: RunResult = { status: 'done', value: null, changed: [], ms: 1 };
const failed = (name: string, message: string) =>
  ({
    status: 'failed',
    changed: [],
    ms: 1,
    error: { name, message, frames: [{ cell: 'a', line: 2, column: 5 }] },
  }) as const;

test('a function that is right passes', async () => {
  const outcome = await checkInSandbox(
    check,
    'a',
    '',
    kernel(done, (x) => ({ status: 'returned', value: 2 * x, ms: 1 })),
  );
  expect(outcome).toMatchObject({ type: 'verdict', verdict: { passed: true } });
});

test('code that does not run is an error and no verdict', async () => {
  const outcome = await checkInSandbox(
    check,
    'a',
    '',
    kernel(failed('SyntaxError', 'no'), () => stopped),
  );
  expect(outcome).toMatchObject({ type: 'error', error: { message: 'no' } });
});

test('a function that throws is told with the place', async () => {
  const outcome = await checkInSandbox(
    check,
    'a',
    '',
    kernel(done, () => failed('Error', 'boom')),
  );
  expect(outcome).toMatchObject({
    verdict: {
      results: [{ message: 'double(1): expected 2, but your function threw “boom” at 2:5.' }, {}],
    },
  });
});

test.each([
  ['a function that is stopped', stopped, 'Stopped.'],
  [
    'a function that is not there',
    failed(NO_ENTRY, 'The code declares no function double.'),
    'The code declares no function double.',
  ],
] as const)('%s ends the check at its first case', async (_name, result, message) => {
  const outcome = await checkInSandbox(
    check,
    'a',
    '',
    kernel(done, () => result),
  );
  expect(outcome).toMatchObject({ verdict: { passed: false, message, results: [], total: 2 } });
});

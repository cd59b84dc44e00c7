import { beforeAll, expect, test } from 'vitest';
import { ready, recipeNamed } from '../../src/cnn/index.ts';
import type { RunRecord } from './run-record.ts';
import { sourcePage } from './source-page.ts';

beforeAll(() => ready({ backend: 'cpu' }));

const run = (command: string, epochs: number, from: readonly RunRecord[] = []): RunRecord => ({
  from,
  command,
  epochs,
  data: ['CIFAR-10', 'drawn scenes'],
  seed: 1,
  seconds: 60 * epochs,
  results: [{ data: 'CIFAR-10', right: 3, count: 4 }],
});

function pageOf(record: RunRecord): string {
  const network = recipeNamed('pocket')(1);
  const model = Uint8Array.of(1, 2, 3);
  const page = sourcePage({ name: 'pocket', record, network, steps: 1234, model });
  network.dispose();
  return page;
}

test('a run from fresh weights tells its command, steps and time', () => {
  const page = pageOf(run('pocket --data /home/me/images --epochs 2', 2));
  expect(page).toContain('`npm run train -- pocket --data data/cifar10 --epochs 2`');
  expect(page).toContain('| epochs | 2, 1,234 steps |');
  expect(page).toContain('| CIFAR-10 | 3 | 4 | 75.0 % | 30.1 % to 95.4 % |');
  expect(page).not.toContain('The runs before it');
});

test('a run that went on from others lists each of them once, with the time of all', () => {
  const first = run('pocket --data x --epochs 2', 2);
  const second = run('pocket --data x --from /tmp/first.safetensors --epochs 3', 3, [first]);
  const page = pageOf(run('pocket --data x --from a --from b --epochs 0', 0, [first, second]));
  expect(page).toContain('| epochs | 5 in 3 runs |');
  expect(page).toContain('| time | 5 min 0 s on');
  expect(page.match(/^\d\. .*$/gm)).toEqual([
    '1. `npm run train -- pocket --data data/cifar10 --epochs 2`: 2 epochs, 2 min 0 s, 75.0 % on CIFAR-10',
    '2. `npm run train -- pocket --data data/cifar10 --from .cache/train/first.safetensors --epochs 3`: ' +
      '3 epochs, 3 min 0 s, 75.0 % on CIFAR-10',
  ]);
});

test('a page says that operands were rounded where they were, in a run before it too', () => {
  const sentence = /took operands rounded to bfloat16, on a processor with AMX; other processors/;
  const plain = run('pocket --data x --epochs 2 --workers 2', 2);
  const rounded = run('pocket --data x --epochs 2 --bfloat16 --workers 2', 2);
  expect(pageOf(plain)).not.toMatch(sentence);
  expect(pageOf(rounded)).toMatch(sentence);
  expect(pageOf(run('pocket --data x --from a --epochs 1', 1, [rounded]))).toMatch(sentence);
});

test('a run that was gone on with to another epoch tells both commands', () => {
  expect(pageOf(run('pocket --data x --epochs 2 --rise 0.2', 3))).toContain(
    '`npm run train -- pocket --data data/cifar10 --epochs 2 --rise 0.2`, then with `--resume --epochs 3`, then `npm run ship`',
  );
});

import { createHash } from 'node:crypto';
import { formatNetwork, type Network } from '../../src/cnn/index.ts';
import { duration } from './progress-line.ts';
import { type RunRecord, toldTo } from './run-record.ts';
import { wilsonInterval } from '../../src/cnn/index.ts';

/** A trained network, and how it came about. */
export interface Shipped {
  readonly name: string;
  readonly record: RunRecord;
  readonly network: Network;
  readonly steps: number;
  /** The file that ships. */
  readonly model: Uint8Array;
}

/** SOURCE.md of a network that ships: command, data, seed, epochs, time, accuracy, checksum. */
export function sourcePage({ name, record, network, steps, model }: Shipped): string {
  const { parameters, multiplyAdds } = network.summary();
  const remark = record.remark ? `${record.remark}\n\n` : '';
  const count = (value: number) => value.toLocaleString('en-US');
  const earlier = runsBefore(record);
  const runs = [record, ...earlier];
  const seconds = runs.reduce((sum, run) => sum + run.seconds, 0);
  const epochs = runs.reduce((sum, run) => sum + run.epochs, 0);
  return `# ${name}

Made by this project; under its license.

| | |
| --- | --- |
| command | ${commandOf(record)}, then \`npm run ship\` |
| data | the training images of ${record.data.join(' and of the ')} |
| seed | ${record.seed} |
| epochs | ${epochs}${earlier.length === 0 ? `, ${count(steps)} steps` : ` in ${earlier.length + 1} runs`} |
| time | ${duration(seconds)} on two cores that had other work too |
| parameters | ${count(parameters)} |
| multiply-adds an image | ${count(multiplyAdds)} |
| size | ${count(model.length)} bytes |
| sha256 of \`model.safetensors\` | \`${createHash('sha256').update(model).digest('hex')}\` |

${beginnings(earlier)}${rounding(runs)}${remark}Accuracy on test images, none of which was trained on, with its 95 % interval (Wilson 1927):

| test images | right | of | accuracy | interval |
| --- | --- | --- | --- | --- |
${record.results.map(row).join('\n')}

The network as text:

\`\`\`
${formatNetwork(network).trim()}
\`\`\`

CIFAR-10 (Krizhevsky 2009) had the names and labels of the official archive; its pixels came from a JPEG
re-encoding of it and differ from the official ones by that noise, and only 8,000 of the 10,000 test
images were at hand.
`;
}

/**
 * What a run was told, and how far it went on where that is another number of epochs. Where the archive or a run's
 * file lay is nobody's concern: there are folders for both.
 */
function commandOf(run: RunRecord): string {
  const words = run.command
    .replace(/--data (?!scenes)\S+/, '--data data/cifar10')
    .replace(/--from (?!assets\/)\S*?([^/\s]+)(?=\s|$)/g, '--from .cache/train/$1');
  const { epochs } = run;
  const further =
    epochs === toldTo(run).epochs ? '' : `, then with \`--resume --epochs ${epochs}\``;
  return `\`npm run train -- ${words}\`${further}`;
}

/** A sentence of its own where runs took what not every processor has. */
function rounding(runs: readonly RunRecord[]): string {
  if (!runs.some((run) => toldTo(run).bfloat16)) return '';
  return (
    'With `--bfloat16` the convolutions of training took operands rounded to bfloat16, on a processor with AMX; ' +
    'other processors get there without it, in float32, though not to the same bits.\n\n'
  );
}

/** All runs that led to this one, the first of them first, each once. */
function runsBefore(record: RunRecord): RunRecord[] {
  const runs = new Map<string, RunRecord>();
  for (const run of record.from ?? []) {
    for (const one of [...runsBefore(run), run]) runs.set(one.command, one);
  }
  return [...runs.values()];
}

function beginnings(runs: readonly RunRecord[]): string {
  if (runs.length === 0) return '';
  const lines = runs.map((run, i) => {
    const results = run.results.map(
      ({ data, right, count }) => `${((100 * right) / count).toFixed(1)} % on ${data}`,
    );
    return `${i + 1}. ${commandOf(run)}: ${run.epochs} epochs, ${duration(run.seconds)}, ${results.join(', ')}`;
  });
  return `The runs before it, each kept under the name by which the next begins with it:\n\n${lines.join('\n')}\n\n`;
}

function row({ data, right, count }: RunRecord['results'][number]): string {
  const { low, high } = wilsonInterval(right, count);
  const percent = (rate: number) => `${(100 * rate).toFixed(1)} %`;
  const numbers = [right, count].map((value) => value.toLocaleString('en-US'));
  const cells = [data, ...numbers, percent(right / count), `${percent(low)} to ${percent(high)}`];
  return `| ${cells.join(' | ')} |`;
}

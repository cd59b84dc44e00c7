import { createHash } from 'node:crypto';
import { formatNetwork, type Network } from '../../src/cnn/index.ts';
import { duration } from './progress-line.ts';
import type { RunRecord } from './run-record.ts';
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
  // Where the archive lay is nobody's concern: npm run cifar10 puts it into data/cifar10.
  const command = record.command.replace(/--data (?!scenes)\S+/, '--data data/cifar10');
  const remark = record.remark ? `${record.remark}\n\n` : '';
  const count = (value: number) => value.toLocaleString('en-US');
  return `# ${name}

Made by this project; under its license.

| | |
| --- | --- |
| command | \`npm run train -- ${command}\`, then \`npm run ship\` |
| data | the training images of ${record.data.join(' and of the ')} |
| seed | ${record.seed} |
| epochs | ${record.epochs}, ${count(steps)} steps |
| time | ${duration(record.seconds)} on two cores that had other work too |
| parameters | ${count(parameters)} |
| multiply-adds an image | ${count(multiplyAdds)} |
| size | ${count(model.length)} bytes |
| sha256 of \`model.safetensors\` | \`${createHash('sha256').update(model).digest('hex')}\` |

${remark}Accuracy on test images, none of which was trained on, with its 95 % interval (Wilson 1927):

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

function row({ data, right, count }: RunRecord['results'][number]): string {
  const { low, high } = wilsonInterval(right, count);
  const percent = (rate: number) => `${(100 * rate).toFixed(1)} %`;
  const numbers = [right, count].map((value) => value.toLocaleString('en-US'));
  const cells = [data, ...numbers, percent(right / count), `${percent(low)} to ${percent(high)}`];
  return `| ${cells.join(' | ')} |`;
}

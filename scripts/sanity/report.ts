import { wilsonInterval } from '../../src/cnn/index.ts';
import { RULES, type Sanity } from './check-network.ts';
import { meanInterval } from './mean-interval.ts';
import type { SanityOptions } from './sanity-options.ts';

const NAMES = {
  gradient: 'Backpropagation',
  deconvnet: 'Deconvnet',
  guided: 'Guided backpropagation',
};

/** A network that was looked at. */
export interface Checked {
  readonly name: string;
  /** Of its file, in hexadecimal. */
  readonly sha256: string;
  readonly sanity: Sanity;
}

/** The document that `npm run sanity` writes. */
export function report(checked: readonly Checked[], { command, data }: SanityOptions): string {
  const set = data === 'scenes' ? 'drawn scenes' : 'CIFAR-10 test images';
  return `# Do the pictures hang on what was learnt?

Measured by \`${command}\`, on the first ${set} that each network gets right.

From left to right one more layer has random weights, from the top (Adebayo et al. 2018, section 3.1). The numbers are Spearman
rank correlations of absolute values with the picture of the network as trained: mean over the images ± its 95 % interval.
1 would be the same picture. What is followed back is the score of the image's class; each image has random weights of its own.
A picture of one number has no ranks; where that happened, the number of images that count stands in brackets.

${checked.map(section).join('\n')}`;
}

function section({ name, sha256, sanity }: Checked): string {
  const { layers, images, wrong } = sanity;
  const rows = RULES.map((rule) => [
    NAMES[rule],
    ...sanity.correlations[rule].map((values) => cell(values)),
  ]);
  return `## \`${name}\`

${images} images; ${wrong} others were classified wrongly and passed over. File ${sha256.slice(0, 12)}….

${table(['', ...layers.map((layer, i) => (i > 0 ? `+ ${layer}` : layer))], rows)}

The place that matters most, found by a grey patch of 8 × 8 pixels every 2 pixels, lowers the probability of the class more than
a random place, which may be the same one,

- in ${share(sanity.sameColour, images)} of the images when both are hidden in grey: nearly so by construction, since the place is
  the lowest of the same map;
- in ${share(sanity.meanColour, images)} when both are hidden in the image's mean colour, which played no part in finding it.
`;
}

function cell(values: readonly number[]): string {
  const { n, mean, half } = meanInterval(values);
  const less = n < values.length ? ` (${n})` : '';
  return `${signed(mean)} ± ${half.toFixed(2)}${less}`;
}

function signed(value: number): string {
  return value.toFixed(2).replace('-', '−');
}

function share(hits: number, n: number): string {
  const { low, high } = wilsonInterval(hits, n);
  const percent = (part: number) => (100 * part).toFixed(1);
  return `${percent(hits / n)} % (${hits} of ${n}; 95 % interval ${percent(low)} to ${percent(high)})`;
}

/** As prettier writes it. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((text, i) =>
    Math.max(3, text.length, ...rows.map((row) => row[i].length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((text, i) => text.padEnd(widths[i])).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

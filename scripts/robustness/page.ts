import { wilsonInterval } from '../../src/cnn/index.ts';
import { ATTACKS, type AttackRow } from './attacks.ts';
import type { NetworkCounts } from './count-all.ts';
import type { Counted } from './count-row.ts';

/** What others published for networks like (a), by the row's id. */
const PUBLISHED: Readonly<Record<string, string>> = {
  'fast 0.1 targeted': 'target 9 of 90 [1]',
  'iterated L∞ 0.1 targeted': 'target 80 of 90 [1]',
  'pixels 1': 'best/1: 63 % [2]',
  'pixels 3': 'best/1: 92 % [2]',
  'pixels 5': 'best/1: 93 % [2]',
  'pixels 1 targeted': 'best/1: target 23 % [2]',
  'pixels 3 targeted': 'best/1: target 52 % [2]',
  'pixels 5 targeted': 'best/1: target 54 % [2]',
  'pixels 1 best': '63 % [2]',
  'pixels 3 best': '92 % [2]',
  'pixels 5 best': '93 % [2]',
  'pixels 1 best targeted': 'target 23 % [2]',
  'pixels 3 best targeted': 'target 52 % [2]',
  'pixels 5 best targeted': 'target 54 % [2]',
};

const HEAD = `# How easily the networks that ship are fooled

Written by \`npm run robustness -- --data FOLDER\` (\`scripts/robustness.ts\`); do not edit it by hand.

Only CIFAR-10 test images are attacked that the network classifies right, in the order of the test set. With a target, each
image has one wrong class drawn at random, the same for every row. "Wrong" counts attacks after which any wrong class is named,
"target" those after which the target is. Brackets hold the 95 % interval (Wilson 1927). All changed images are
rounded to 8-bit values before they are judged. Few pixels: 400 candidates, at most 75 generations, early stop (Su et al. 2019).
A child sets out from a candidate drawn at random (random/1), as theirs do, or from the best so far (best/1), as in [2].
`;

const FOOT = `## What others published

[1] adversarial.js, a network of 74.7 %: 10 images, 9 targets each, ε = 0.1. Its images are not rounded.

[2] one-pixel-attack-keras, LeNet of 74.9 %. Its README says 34, 64 and 64 % for targeted attacks, which counts any
misclassification as success; the figures here are of true target hits. It calls SciPy's differential evolution, whose default is best/1.
`;

/** The page: a table a network. */
export function page(counts: readonly NetworkCounts[]): string {
  return [HEAD, ...counts.map(section), FOOT].join('\n');
}

function section(counts: NetworkCounts): string {
  const { letter, name, right, of, sha256, rows } = counts;
  const title = `## Network (${letter}): ${name}\n\n${right.toLocaleString('en')} of ${of.toLocaleString('en')} test images right (${share(right, of)}). File ${sha256.slice(0, 12)}….\n`;
  const done = ATTACKS.filter(({ id }) => rows[id] !== undefined);
  const last = letter === 'a' ? ' published |' : '';
  const head = `| attack | bound | n | wrong | target | questions | mean L2 |${last}`;
  const rule = `| --- | --- | ---: | ---: | ---: | ---: | ---: |${letter === 'a' ? ' --- |' : ''}`;
  const lines = done.map((row) => line(row, rows[row.id], letter === 'a'));
  return [title, head, rule, ...lines, ''].join('\n');
}

function line(row: AttackRow, counted: Counted, withPublished: boolean): string {
  const { n, misclassified, targetHits, queries, l2 } = counted;
  const cells = [
    `${row.name}${row.targeted ? ', targeted' : ''}`,
    row.bound,
    n.toLocaleString('en'),
    share(misclassified, n),
    targetHits === null ? '' : share(targetHits, n),
    Math.round(queries).toLocaleString('en'),
    String(Number(l2.toPrecision(3))),
    ...(withPublished ? [PUBLISHED[row.id] ?? ''] : []),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** A share with its interval: `40.0 % [31.2, 49.4]`. */
function share(hits: number, n: number): string {
  const { low, high } = wilsonInterval(hits, n);
  const percent = (rate: number) => (100 * Math.min(1, Math.max(0, rate))).toFixed(1);
  return `${percent(hits / n)} % [${percent(low)}, ${percent(high)}]`;
}

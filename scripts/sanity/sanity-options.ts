import { parseArgs } from 'node:util';
import { UsageError } from '../train/usage-error.ts';

export const USAGE = `npm run sanity -- --data FOLDER|scenes [options]

  Counts, for each network that ships, what is left of the pictures of the three ReLU rules when its layers forget, and
  how often the occluded place that matters most matters more than a random one.

  --data FOLDER     CIFAR-10: its archive, the folder of its .bin files, or data/cifar10; or 'scenes'
  --images N        test images that are classified right (100)
  --models FOLDER   where the networks are (assets/models)
  --seed N          of the random weights and places (1)
  --out FILE        docs/sanity.md`;

export interface SanityOptions {
  readonly data: string;
  readonly images: number;
  readonly models: string;
  readonly seed: number;
  readonly out: string;
  /** The words as they were given, for the file. */
  readonly command: string;
}

/**
 * Reads the words after `npm run sanity --`.
 *
 * @throws UsageError naming the word that is wrong.
 */
export function readOptions(words: readonly string[]): SanityOptions {
  const { values } = parse(words);
  if (values.data === undefined) throw new UsageError("--data is missing: a folder, or 'scenes'");
  const whole = (name: string, text: string, least: number) => {
    const value = Number(text);
    if (Number.isSafeInteger(value) && value >= least) return value;
    throw new UsageError(`--${name} is a whole number from ${least}, not ${text}`);
  };
  return {
    data: values.data,
    images: whole('images', values.images, 2),
    models: values.models,
    seed: whole('seed', values.seed, 0),
    out: values.out,
    command: `npm run sanity -- --data ${values.data === 'scenes' ? 'scenes' : 'FOLDER'} --images ${values.images} --seed ${values.seed}`,
  };
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      options: {
        data: { type: 'string' },
        images: { type: 'string', default: '100' },
        models: { type: 'string', default: 'assets/models' },
        seed: { type: 'string', default: '1' },
        out: { type: 'string', default: 'docs/sanity.md' },
      },
    });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

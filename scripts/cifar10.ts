/**
 * Makes the local copy of CIFAR-10 that the site serves.
 *
 *   npm run cifar10                               downloads the official archive
 *   npm run cifar10 -- --from FILE-OR-FOLDER      takes the archive, or the folder of its .bin files
 *   … --out FOLDER                                where the copy goes, data/cifar10 by default
 */
import { parseArgs } from 'node:util';
import { DataError } from '../src/cnn/data/data-error.ts';
import { download, DownloadError } from './cifar10/download.ts';
import { installCifar10 } from './cifar10/install.ts';
import { showProgress } from './cifar10/progress.ts';

/** As published on https://www.cs.toronto.edu/~kriz/cifar.html. */
const ARCHIVE = {
  url: 'https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz',
  md5: 'c32a1d4ab5d03f1284b67883e8d87530',
};

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      from: { type: 'string' },
      out: { type: 'string', default: 'data/cifar10' },
    },
  });
  const from =
    values.from ??
    (await download({
      ...ARCHIVE,
      folder: '.cache/cifar10',
      onProgress: showProgress('download'),
    }));
  const report = await installCifar10(from, values.out, showProgress('check'));
  process.stdout.write(
    `CIFAR-10 is in ${values.out}: ${report.train} training and ${report.test} test images, all checked.\n`,
  );
}

try {
  await main();
} catch (error) {
  const isExpected =
    error instanceof DataError ||
    error instanceof DownloadError ||
    (error instanceof TypeError && 'code' in error);
  if (!isExpected) throw error;
  process.stderr.write(`\n${error.message}\n`);
  process.exitCode = 1;
}

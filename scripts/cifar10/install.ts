import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { DataError } from '../../src/cnn/data/data-error.ts';
import { packCifar10 } from '../../src/cnn/data/cifar10/packed.ts';
import type { NamedFile } from '../../src/cnn/data/cifar10/named-file.ts';
import { readCifar10 } from '../../src/cnn/data/cifar10/read-cifar10.ts';

/**
 * Checks CIFAR-10 and puts a compact copy of it into `out`: all of it, or nothing.
 *
 * @param from the archive, or a folder with it or with its `.bin` files.
 * @throws DataError when the data cannot be used; `out` is then as it was.
 */
export async function installCifar10(
  from: string,
  out: string,
  onProgress?: (done: number, total: number) => void,
): Promise<{ readonly train: number; readonly test: number }> {
  const set = await readCifar10(await collect(from), { onProgress });
  await mkdir(dirname(out), { recursive: true });
  const fresh = `${out}.new-${process.pid}`;
  try {
    await mkdir(fresh);
    for (const { name, bytes } of await packCifar10(set)) await writeFile(join(fresh, name), bytes);
    await replaceFolder(fresh, out);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  return { train: set.train.count, test: set.test.count };
}

/** A folder cannot be renamed over a full one, so the old one steps aside and comes back if that fails. */
async function replaceFolder(fresh: string, out: string): Promise<void> {
  const old = `${fresh}-old`;
  const hadOld = await rename(out, old).then(
    () => true,
    () => false,
  );
  try {
    await rename(fresh, out);
  } catch (error) {
    if (hadOld) await rename(old, out);
    throw error;
  }
  if (hadOld) await rm(old, { recursive: true });
}

/** The files that hold CIFAR-10 at a path: the archive itself, or what of it lies in a folder. */
export async function collect(from: string): Promise<readonly NamedFile[]> {
  const info = await stat(from).catch(() => {
    throw new DataError(from, 'there is no such file or folder');
  });
  if (info.isFile()) return [await readNamed(from)];
  const names = (await readdir(from, { recursive: true })).filter(isOfInterest);
  const archive = names.find((name) => /\.(tar\.gz|tgz|tar)$/.test(name));
  const bins = names.filter((name) => /\.bin$|cifar10\.json$/.test(name));
  const chosen = bins.length > 0 ? bins : archive === undefined ? [] : [archive];
  if (chosen.length === 0) {
    throw new DataError(
      from,
      'there is neither an archive (.tar.gz) nor a .bin file in this folder',
    );
  }
  return Promise.all(chosen.map((name) => readNamed(join(from, name))));
}

function isOfInterest(name: string): boolean {
  return !basename(name).startsWith('.');
}

async function readNamed(path: string): Promise<NamedFile> {
  return { name: basename(path), bytes: await readFile(path) };
}

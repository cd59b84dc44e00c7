import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DataError } from '../data-error.ts';
import { CIFAR10_CLASSES } from '../dataset.ts';
import { gunzip } from './gunzip.ts';
import type { NamedFile } from './named-file.ts';
import { packCifar10 } from './packed.ts';
import { readCifar10 } from './read-cifar10.ts';
import { batch, concat, gzip, sixBatches, tar, type TarEntry } from './tiny-archive.ts';

const FOLDER = 'cifar-10-batches-bin/';

async function archive(
  entries: readonly TarEntry[] = inFolder(sixBatches()),
  name = 'cifar.tar.gz',
): Promise<NamedFile> {
  return { name, bytes: await gzip(tar(entries)) };
}

function inFolder(files: readonly NamedFile[]): TarEntry[] {
  return files.map(({ name, bytes }) => ({ name: FOLDER + name, bytes }));
}

/** The error's message; fails when there is none. */
async function refusal(...files: readonly NamedFile[]): Promise<string> {
  const error = await readCifar10(files).then(
    () => new Error('it was accepted'),
    (reason: Error) => reason,
  );
  expect(error).toBeInstanceOf(DataError);
  return error.message;
}

async function refusalOfEntry(entry: TarEntry): Promise<string> {
  return refusal(await archive([...inFolder(sixBatches()), entry]));
}

describe('what is read', () => {
  test('an archive gives its five training batches in order and its test batch', async () => {
    const set = await readCifar10([await archive(inFolder(sixBatches()).reverse())]);
    expect(set.name).toBe('CIFAR-10');
    expect([set.train.count, set.test.count]).toEqual([10, 3]);
    expect([...set.train.labels]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(set.train.classes).toBe(CIFAR10_CLASSES);
    expect(set.train.shape).toEqual([32, 32, 3]);
  });

  test('the three planes of a record become the three values of each pixel', async () => {
    const bytes = new Uint8Array(3073);
    bytes[1 + 5] = 11;
    bytes[1 + 1024 + 5] = 22;
    bytes[1 + 2048 + 5] = 33;
    const files = sixBatches().with(0, { name: 'data_batch_1.bin', bytes });
    const { images } = (await readCifar10(files)).train;
    expect([...images.subarray(15, 18)]).toEqual([11, 22, 33]);
    expect(images.subarray(0, 3072).reduce((sum, value) => sum + value, 0)).toBe(66);
  });

  test('loose files, a bare tar and an archive give the same set', async () => {
    const files = sixBatches();
    const fromFiles = await readCifar10(files);
    const bareTar = { name: 'cifar.tar', bytes: tar(inFolder(files)) };
    expect(await readCifar10([bareTar])).toEqual(fromFiles);
    expect(await readCifar10([await archive()])).toEqual(fromFiles);
  });

  test('folders, the readme and the extended headers of macOS beside the batches are passed over', async () => {
    const extra: TarEntry[] = [
      { name: FOLDER, kind: '5' },
      { name: 'PaxHeader/x', kind: 'x', bytes: new Uint8Array(30).fill(65) },
      { name: `${FOLDER}readme.html`, bytes: new Uint8Array(88).fill(66) },
      { name: `${FOLDER}empty.txt` },
    ];
    const set = await readCifar10([await archive([...extra, ...inFolder(sixBatches())])]);
    expect(set.train.count).toBe(10);
  });

  test('a packed copy gives back the set it was made from', async () => {
    const set = await readCifar10(sixBatches());
    expect(await readCifar10(await packCifar10(set))).toEqual(set);
  });

  test("the caller's bytes stay as they were", async () => {
    const file = await archive();
    const before = file.bytes.slice();
    await readCifar10([file]);
    expect(file.bytes).toEqual(before);
  });

  test('progress ends at the length of the archive', async () => {
    const file = await archive();
    const seen: number[][] = [];
    await readCifar10([file], { onProgress: (done, total) => seen.push([done, total]) });
    expect(seen.at(-1)).toEqual([file.bytes.length, file.bytes.length]);
  });

  test('an abort in the middle rejects with its reason', async () => {
    const reason = new Error('the person left');
    const controller = new AbortController();
    const reading = readCifar10([await archive()], {
      signal: controller.signal,
      onProgress: () => controller.abort(reason),
    });
    await expect(reading).rejects.toBe(reason);
  });
});

describe('files that are no archive are refused by what they are', () => {
  const encode = (text: string) => new TextEncoder().encode(text);

  test.each([
    ['an HTML page', encode('\n<!DOCTYPE html><title>404'), 'x.tar.gz: this is an HTML page'],
    ['a ZIP file', encode('PK\u0003\u0004…'), 'x.tar.gz: this is a ZIP file'],
    ['noise', encode('lorem ipsum'), 'x.tar.gz: it is neither a gzip nor a tar archive'],
    ['nothing', new Uint8Array(), 'x.tar.gz: it is empty'],
  ])('%s', async (_, bytes, message) => {
    expect(await refusal({ name: 'x.tar.gz', bytes })).toContain(message);
  });

  test('no file at all', async () => {
    expect(await refusal()).toBe('CIFAR-10: no file was given');
  });

  test.each([
    ['data_batch_1', 'this is the Python version'],
    ['data_batch_1.mat', 'this is the Matlab version'],
    ['train.bin', 'this is CIFAR-100'],
    ['holiday.jpg', 'it holds no data_batch_1.bin'],
  ])('an archive with %s', async (name, message) => {
    const file = await archive([{ name: `folder/${name}`, bytes: new Uint8Array(9) }]);
    expect(await refusal(file)).toContain(`cifar.tar.gz: ${message}`);
  });
});

describe('a damaged gzip is refused', () => {
  test('cut short, anywhere', async () => {
    const { name, bytes } = await archive();
    for (const length of [5, 20, Math.floor(bytes.length / 2), bytes.length - 4]) {
      expect(await refusal({ name, bytes: bytes.subarray(0, length) })).toBe(
        'cifar.tar.gz: it is cut short: the compressed data end too early',
      );
    }
  });

  test('with a wrong checksum', async () => {
    const { name, bytes } = await archive();
    bytes[bytes.length - 8] ^= 1;
    expect(await refusal({ name, bytes })).toContain('does not match its checksum');
  });

  test('with something after its end', async () => {
    const { name, bytes } = await archive();
    for (const junk of ['j', 'junk after the end', '\u001f', '\0\0\0\0']) {
      const longer = concat([bytes, new TextEncoder().encode(junk)]);
      expect(await refusal({ name, bytes: longer })).toContain('follows the end');
    }
  });

  test('when its content is longer than allowed, before all of it is made', async () => {
    const bomb = { name: 'bomb.gz', bytes: await gzip(new Uint8Array(10e6)) };
    let length = 0;
    const reading = (async () => {
      for await (const chunk of gunzip(bomb, 1e6)) length += chunk.length;
    })();
    await expect(reading).rejects.toThrow('bomb.gz: its content is longer than 1 MB');
    expect(length).toBeLessThanOrEqual(1e6);
  });
});

describe('a tar that CIFAR-10 never was is refused', () => {
  test.each<[string, TarEntry, string]>([
    ['a path that climbs out', { name: '../x.bin' }, 'the path ../x.bin leads out of the archive'],
    ['a path from the root', { name: '/etc/x' }, 'the path /etc/x leads out of the archive'],
    ['a symbolic link', { name: 'x', kind: '2' }, 'x is a link'],
    ['a hard link', { name: 'x', kind: '1' }, 'x is a link'],
    ['a device', { name: 'x', kind: '3' }, 'x is neither a file nor a folder'],
    ['a huge size', { name: 'x', size: '77777777777\0' }, 'x claims a size of 8589934591 bytes'],
    ['a size that is no number', { name: 'x', size: 'many\0' }, 'the size of x is not a number'],
    ['a wrong header checksum', { name: 'x', checksumError: 1 }, 'checksum of a file header'],
  ])('%s', async (_, entry, message) => {
    expect(await refusalOfEntry(entry)).toContain(message);
  });

  test('a binary size of more than 8 GB', async () => {
    const bytes = tar([{ name: 'x' }]);
    bytes[124] = 0x80;
    const sum = bytes.subarray(0, 512).reduce((total, byte, i) => {
      return total + (i >= 148 && i < 156 ? 32 : byte);
    }, 0);
    bytes.set(new TextEncoder().encode(`${sum.toString(8).padStart(6, '0')}\0 `), 148);
    expect(await refusal({ name: 'x.tar', bytes })).toContain('a size of more than 8 GB');
  });

  test('a file that ends before its stated length', async () => {
    const bytes = tar(inFolder(sixBatches())).subarray(0, 3000);
    expect(await refusal({ name: 'x.tar', bytes })).toBe(
      'x.tar: it is cut short: cifar-10-batches-bin/data_batch_1.bin has 2488 of its 6146 bytes',
    );
  });

  test('no mark of its end', async () => {
    const bytes = tar(inFolder(sixBatches()), 0);
    expect(await refusal({ name: 'x.tar', bytes })).toContain('the end of the archive is missing');
  });

  test('something after its end', async () => {
    const bytes = concat([tar(inFolder(sixBatches())), new Uint8Array(512).fill(7)]);
    expect(await refusal({ name: 'x.tar', bytes })).toContain('follows the end of the archive');
  });
});

describe('wrong batches are refused', () => {
  test('a missing one, by name', async () => {
    const files = sixBatches().filter(({ name }) => name !== 'data_batch_3.bin');
    expect(await refusal(...files)).toBe('CIFAR-10: data_batch_3.bin is missing');
    expect(await refusal(await archive(inFolder(files)))).toBe(
      'cifar.tar.gz: data_batch_3.bin is missing',
    );
  });

  test('one that is there twice', async () => {
    const files = [...sixBatches(), batch('other/test_batch.bin', 1)];
    expect(await refusal(...files)).toBe('CIFAR-10: test_batch.bin is there twice');
  });

  test('an empty one', async () => {
    const files = sixBatches().with(1, { name: 'data_batch_2.bin', bytes: new Uint8Array() });
    expect(await refusal(...files)).toBe('data_batch_2.bin: it is empty');
  });

  test('one whose length is no multiple of a record', async () => {
    const files = sixBatches();
    files[5] = { name: 'test_batch.bin', bytes: files[5].bytes.subarray(0, 100) };
    expect(await refusal(...files)).toBe(
      'test_batch.bin: its length, 100 bytes, is not a multiple of 3073, the length of a record',
    );
  });

  test('a label over 9, by file, record and value', async () => {
    const files = sixBatches();
    files[4].bytes[3073] = 10;
    expect(await refusal(...files)).toBe(
      'data_batch_5.bin: record 2 has the label 10, but labels end at 9',
    );
  });
});

describe('a wrong packed copy is refused', () => {
  async function packed(): Promise<NamedFile[]> {
    const files = await packCifar10(await readCifar10(sixBatches()));
    return files.map(({ name, bytes }) => ({ name, bytes: bytes.slice() }));
  }

  test('with a byte changed', async () => {
    const files = await packed();
    files[1].bytes[5000] ^= 1;
    expect(await refusal(...files)).toContain('train.bin: it is damaged: its SHA-256');
  });

  test('cut short', async () => {
    const files = await packed();
    files[2] = { name: 'test.bin', bytes: files[2].bytes.subarray(0, 100) };
    expect(await refusal(...files)).toBe('test.bin: it has 100 bytes, but 3 images need 9219');
  });

  test('with a file missing, or a manifest that is none', async () => {
    const files = await packed();
    expect(await refusal(...files.slice(0, 2))).toContain('test.bin: it is missing');
    const broken = { name: 'cifar10.json', bytes: new TextEncoder().encode('{') };
    expect(await refusal(broken, files[1], files[2])).toContain('cifar10.json: it is not JSON');
    const other = { name: 'cifar10.json', bytes: new TextEncoder().encode('null') };
    expect(await refusal(other, files[1], files[2])).toContain('it is of another version');
  });
});

const folder = process.env.CIFAR10_DIR;

test.skipIf(!folder)(
  'the archive in CIFAR10_DIR is read, every class in it (skipped where CIFAR10_DIR is unset)',
  async () => {
    const name = readdirSync(folder!).find((file) => file.endsWith('.tar.gz'))!;
    const set = await readCifar10([{ name, bytes: readFileSync(join(folder!, name)) }]);
    expect(set.train.count % 5).toBe(0);
    expect(new Set(set.train.labels).size).toBe(10);
    expect(new Set(set.test.labels).size).toBe(10);
  },
);

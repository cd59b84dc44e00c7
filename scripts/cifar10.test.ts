import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { gzip, sixBatches, tar } from '../src/cnn/data/cifar10/tiny-archive.ts';
import { readCifar10 } from '../src/cnn/data/cifar10/read-cifar10.ts';
import { download } from './cifar10/download.ts';
import { installCifar10 } from './cifar10/install.ts';

let folder: string;
let server: Server | undefined;
let ranges: (string | undefined)[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cifar10-'));
  ranges = [];
});

afterEach(async () => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
  await rm(folder, { recursive: true });
});

const CONTENT = Buffer.from(Uint8Array.from({ length: 300_000 }, (_, i) => (i * 7) % 251));
const MD5 = createHash('md5').update(CONTENT).digest('hex');

/** Serves on this machine only; gives the address of the file. */
async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  server = createServer((request, response) => {
    ranges.push(request.headers.range);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/set.tar.gz`;
}

/** A server that knows ranges. */
function sendRange({ headers }: IncomingMessage, response: ServerResponse): void {
  const from = Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? 0);
  const rest = CONTENT.subarray(from);
  response.writeHead(from > 0 ? 206 : 200, { 'content-length': rest.length });
  response.end(rest);
}

describe('download', () => {
  test('brings the file, counts up to its length and leaves no part behind', async () => {
    const url = await serve(sendRange);
    const seen: number[][] = [];
    const onProgress = (done: number, total: number) => seen.push([done, total]);
    const path = await download({ url, md5: MD5, folder, onProgress });
    expect(await readFile(path)).toEqual(CONTENT);
    expect(seen.at(-1)).toEqual([CONTENT.length, CONTENT.length]);
    expect(await readdir(folder)).toEqual(['set.tar.gz']);
  });

  test('asks for nothing when the whole file is there', async () => {
    const url = await serve(sendRange);
    await writeFile(join(folder, 'set.tar.gz'), CONTENT);
    await download({ url, md5: MD5, folder });
    expect(ranges).toEqual([]);
  });

  test('keeps what came before the connection broke, and goes on from there', async () => {
    const url = await serve((request, response) => {
      if (request.headers.range) return sendRange(request, response);
      response.writeHead(200, { 'content-length': CONTENT.length });
      response.write(CONTENT.subarray(0, 100_000), () => response.destroy());
    });
    const options = { url, md5: MD5, folder };
    await expect(download(options)).rejects.toThrow(
      /broke off after 0\.1 MB .*npm run cifar10 again/,
    );
    const kept = (await readFile(join(folder, 'set.tar.gz.part'))).length;
    expect(kept).toBe(100_000);
    expect(await readFile(await download(options))).toEqual(CONTENT);
    expect(ranges).toEqual([undefined, `bytes=${kept}-`]);
  });

  test('begins again at a server that sends everything although it was asked for the rest', async () => {
    const url = await serve((_, response) => response.end(CONTENT));
    await writeFile(join(folder, 'set.tar.gz.part'), CONTENT.subarray(0, 1000));
    expect(await readFile(await download({ url, md5: MD5, folder }))).toEqual(CONTENT);
  });

  test('takes a part that is already whole', async () => {
    const url = await serve((_, response) => response.writeHead(416).end());
    await writeFile(join(folder, 'set.tar.gz.part'), CONTENT);
    expect(await readFile(await download({ url, md5: MD5, folder }))).toEqual(CONTENT);
  });

  test('throws away what does not have the published MD5, and says so', async () => {
    const url = await serve((_, response) => response.end('<html>Please log in</html>'));
    await expect(download({ url, md5: MD5, folder })).rejects.toThrow(
      `does not have the published MD5 ${MD5}`,
    );
    expect(await readdir(folder)).toEqual([]);
  });

  test('says which answer a refusing server gave', async () => {
    const url = await serve((_, response) => response.writeHead(404).end());
    await expect(download({ url, md5: MD5, folder })).rejects.toThrow('answered 404 Not Found');
  });

  test('says without a network what to fetch by hand and how to go on', async () => {
    const url = await serve(sendRange);
    await new Promise((resolve) => server!.close(resolve));
    const message = await download({ url, md5: MD5, folder }).catch(
      (error: Error) => error.message,
    );
    expect(message).toContain(`${url} cannot be reached`);
    expect(message).toContain(`download ${url} on a machine that can reach it`);
    expect(message).toContain('npm run cifar10 -- --from path/to/cifar-10-binary.tar.gz');
  });
});

describe('install', () => {
  async function writeBatches(): Promise<string> {
    const from = join(folder, 'from', 'cifar-10-batches-bin');
    await mkdir(from, { recursive: true });
    for (const { name, bytes } of sixBatches()) await writeFile(join(from, name), bytes);
    return join(folder, 'from');
  }

  async function readBack(out: string) {
    const names = await readdir(out);
    return readCifar10(
      await Promise.all(
        names.map(async (name) => ({
          name,
          bytes: new Uint8Array(await readFile(join(out, name))),
        })),
      ),
    );
  }

  test('makes a copy from a folder that reads back as the same set', async () => {
    const out = join(folder, 'data', 'cifar10');
    expect(await installCifar10(await writeBatches(), out)).toEqual({ train: 10, test: 3 });
    expect(await readBack(out)).toEqual(await readCifar10(sixBatches()));
  });

  test('makes a copy from an archive, also over an older copy', async () => {
    const from = join(folder, 'set.tar.gz');
    await writeFile(from, await gzip(tar(sixBatches())));
    const out = join(folder, 'cifar10');
    await installCifar10(from, out);
    await installCifar10(from, out);
    expect((await readdir(out)).sort()).toEqual(['cifar10.json', 'test.bin', 'train.bin']);
    expect((await readdir(folder)).sort()).toEqual(['cifar10', 'set.tar.gz']);
  });

  test('leaves an older copy alone when the new data are bad', async () => {
    const out = join(folder, 'cifar10');
    const from = await writeBatches();
    await installCifar10(from, out);
    const before = await readFile(join(out, 'train.bin'));
    await writeFile(join(from, 'cifar-10-batches-bin', 'test_batch.bin'), 'short');
    await expect(installCifar10(from, out)).rejects.toThrow('test_batch.bin: its length, 5 bytes');
    expect(await readFile(join(out, 'train.bin'))).toEqual(before);
    expect((await readdir(folder)).sort()).toEqual(['cifar10', 'from']);
  });

  test('makes nothing when there is nothing to take', async () => {
    const out = join(folder, 'cifar10');
    await expect(installCifar10(join(folder, 'none'), out)).rejects.toThrow(
      'no such file or folder',
    );
    await mkdir(join(folder, 'empty'));
    await expect(installCifar10(join(folder, 'empty'), out)).rejects.toThrow('neither an archive');
    expect(existsSync(out)).toBe(false);
  });
});

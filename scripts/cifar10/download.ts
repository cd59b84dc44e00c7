import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A download that cannot go on; the message tells a person what to do. */
export class DownloadError extends Error {
  override readonly name = 'DownloadError';
}

export interface Download {
  readonly url: string;
  /** Of the whole file, in hexadecimal. */
  readonly md5: string;
  /** Where the file and its unfinished part are kept. */
  readonly folder: string;
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Fetches a file once and gives its path; goes on where an earlier try was broken off.
 *
 * @throws DownloadError when there is no network, the server refuses, or the file is not the published one.
 */
export async function download({ url, md5, folder, onProgress }: Download): Promise<string> {
  const file = join(folder, url.slice(url.lastIndexOf('/') + 1));
  const part = `${file}.part`;
  await mkdir(folder, { recursive: true });
  if (await matches(file, md5)) return file;
  await fetchRest(url, part, onProgress);
  if (!(await matches(part, md5))) {
    await rm(part);
    throw new DownloadError(
      `What ${url} sent does not have the published MD5 ${md5}, so it was thrown away. ` +
        `Try again, or ${byHand(url)}`,
    );
  }
  await rename(part, file);
  return file;
}

async function fetchRest(
  url: string,
  part: string,
  onProgress: Download['onProgress'],
): Promise<void> {
  const have = await lengthOf(part);
  const response = await request(url, have);
  if (response.status === 416) {
    // Nothing is left to send, or what is here is longer than the file: the MD5 tells which.
    await response.body?.cancel();
    return;
  }
  if (!response.ok || !response.body) {
    throw new DownloadError(
      `${url} answered ${response.status} ${response.statusText}. Please ${byHand(url)}`,
    );
  }
  // A server that does not know ranges sends all of it again.
  const start = response.status === 206 ? have : 0;
  const total = start + Number(response.headers.get('content-length') ?? 0);
  const out = await open(part, start > 0 ? 'a' : 'w');
  let done = start;
  try {
    for await (const chunk of response.body) {
      await out.write(chunk);
      done += chunk.length;
      onProgress?.(done, total);
    }
  } catch (error) {
    throw brokenOff(url, done, error);
  } finally {
    await out.close();
  }
  if (total > start && done < total) throw brokenOff(url, done, 'the connection was closed');
}

async function request(url: string, from: number): Promise<Response> {
  try {
    // Unpacked on the way, the file would no longer have its MD5, nor its length.
    const headers: Record<string, string> = { 'accept-encoding': 'identity' };
    if (from > 0) headers.range = `bytes=${from}-`;
    return await fetch(url, { headers });
  } catch (error) {
    throw new DownloadError(
      `${url} cannot be reached (${reasonOf(error)}). Is there a network? Otherwise ${byHand(url)}`,
    );
  }
}

function brokenOff(url: string, done: number, error: unknown): DownloadError {
  return new DownloadError(
    `The download broke off after ${(done / 1e6).toFixed(1)} MB (${reasonOf(error)}). ` +
      `Run npm run cifar10 again to go on from there, or ${byHand(url)}`,
  );
}

function byHand(url: string): string {
  return (
    `download ${url} on a machine that can reach it, and then run\n` +
    '  npm run cifar10 -- --from path/to/cifar-10-binary.tar.gz'
  );
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error && error.cause.message ? error.cause.message : error.message;
}

async function lengthOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}

async function matches(path: string, md5: string): Promise<boolean> {
  if ((await lengthOf(path)) === 0) return false;
  const hash = createHash('md5');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex') === md5;
}

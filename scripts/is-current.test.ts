import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isCurrent } from './is-current.mjs';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'convscope-built-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('a site is built again once a source was changed, added or deleted', async () => {
  const [built, source, inner, file] = ['index.html', 'src', 'src/inner', 'src/inner/a.ts'].map(
    (name) => join(folder, name),
  );
  expect(isCurrent(built, [])).toBe(false);
  await mkdir(inner, { recursive: true });
  for (const path of [built, file]) await writeFile(path, '');
  const allAt = async (seconds: number) => {
    for (const path of [source, inner, file]) await utimes(path, seconds, seconds);
  };
  await allAt(1000);
  await utimes(built, 2000, 2000);
  expect(isCurrent(built, [source])).toBe(true);
  expect(isCurrent(built, [source, file])).toBe(true);
  await utimes(file, 3000, 3000);
  expect(isCurrent(built, [source])).toBe(false);
  await allAt(1000);
  await rm(file);
  expect(isCurrent(built, [source])).toBe(false);
});

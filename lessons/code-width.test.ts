import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readPartFolders } from '../scripts/vite/read-lessons.ts';

/** What a cell shows without scrolling sideways, on a wide screen. */
const COLUMNS = 80;

const root = fileURLToPath(new URL('..', import.meta.url));

test.each(readPartFolders(root).flatMap(({ lessons }) => lessons))(
  'the code of $path stands in 80 columns',
  ({ text, exercises }) => {
    const cells = [...text.matchAll(/^```ts.*\n([\s\S]*?)^```/gm)].map(([, code]) => code);
    const codes = Object.values(exercises).flatMap(({ start = '', solution = '' }) => [
      start,
      solution,
    ]);
    const lines = [...cells, ...codes].flatMap((code) => code.split('\n'));
    expect(lines.length).toBeGreaterThan(10);
    expect(lines.filter((line) => line.length > COLUMNS)).toEqual([]);
  },
);

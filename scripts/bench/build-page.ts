import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import asc from 'assemblyscript/asc';
import { build } from 'vite';

const SOURCE = 'scripts/bench/assembly/matrix.ts';

/** Builds the benchmark's page, and the matrix kernel that tells the machine's limit, into a folder. */
export async function buildPage(folder: string): Promise<void> {
  await build({
    root: 'scripts/bench/page',
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    base: './',
    worker: { format: 'es' },
    build: { outDir: join(process.cwd(), folder), emptyOutDir: true, target: 'es2023' },
  });
  await mkdir(folder, { recursive: true });
  for (const [name, features] of [
    ['limit.wasm', 'simd'],
    ['limit-relaxed.wasm', 'simd,relaxed-simd'],
  ]) {
    await writeFile(join(folder, name), await compile(await readFile(SOURCE, 'utf8'), features));
  }
}

async function compile(source: string, features: string): Promise<Uint8Array> {
  let wasm: Uint8Array | undefined;
  const { error, stderr } = await asc.main(
    [
      'matrix.ts',
      '-O3',
      '--runtime',
      'stub',
      '--noAssert',
      '--initialMemory',
      '1',
      '--enable',
      features,
      '-o',
      'm.wasm',
    ],
    {
      readFile: (name) => (name === 'matrix.ts' ? source : null),
      writeFile: (_name, contents) => void (wasm = contents as Uint8Array),
    },
  );
  if (error || !wasm) throw new Error(`${error?.message}\n${stderr.toString()}`);
  return wasm;
}

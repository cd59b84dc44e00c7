import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';

const KERNEL = 'scripts/bench/assembly/matrix.ts';
/** In a process of its own: tsx takes seconds to import the compiler. */
const COMPILER = 'node_modules/assemblyscript/bin/asc.js';
const FLAGS = '-O3 --runtime stub --noAssert --initialMemory 1'.split(' ');

/** Builds the benchmark's page, and the matrix kernel that tells the machine's limit, into a folder. */
export async function buildPage(folder: string): Promise<void> {
  await build({
    root: 'scripts/bench/page',
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    base: './',
    worker: { format: 'es' },
    build: { outDir: join(process.cwd(), folder), emptyOutDir: true, target: 'es2023' },
  });
  await Promise.all([
    compile(join(folder, 'limit.wasm'), 'simd'),
    compile(join(folder, 'limit-relaxed.wasm'), 'simd,relaxed-simd'),
  ]);
}

async function compile(file: string, features: string): Promise<void> {
  const words = [COMPILER, KERNEL, ...FLAGS, '--enable', features, '-o', file];
  await promisify(execFile)(process.execPath, words);
}

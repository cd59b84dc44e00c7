import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const headers = join(dirname(process.execPath), '..', 'include', 'node');
const folder = join(here, '..', '..', '.cache', 'native');

const SOURCES = readdirSync(here).filter((name) => /\.(cc|h)$/.test(name));
const FLAGS = '-std=c++20 -O3 -march=native -mprefer-vector-width=512 -shared -fPIC'.split(' ');

/** Whether there is what it takes: Node's headers and a compiler. */
export function canBuild(): boolean {
  if (!existsSync(join(headers, 'node_api.h'))) return false;
  try {
    execFileSync('g++', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** The addon, compiled at most once for a source and a processor; null, having said why, where it does not compile. */
export function build(): unknown {
  const file = join(folder, `${fingerprint()}.node`);
  try {
    if (!existsSync(file)) compile(file);
    return createRequire(import.meta.url)(file) as unknown;
  } catch (error) {
    const { message } = error as Error;
    process.stderr.write(`WebAssembly computes, since this did not compile: ${message}\n`);
    return null;
  }
}

function compile(file: string): void {
  mkdirSync(folder, { recursive: true });
  // Under a name of its own until it is whole: several processes may build at once.
  const part = `${file}.${process.pid}`;
  execFileSync('g++', [...FLAGS, `-I${headers}`, '-o', part, join(here, 'addon.cc')], {
    stdio: 'pipe',
  });
  renameSync(part, file);
}

/** What the compiled code depends on. */
function fingerprint(): string {
  const given = JSON.stringify([FLAGS, cpus()[0]?.model, process.version]);
  const hash = createHash('sha256').update(given);
  for (const name of SOURCES) hash.update(readFileSync(join(here, name)));
  return hash.digest('hex').slice(0, 16);
}

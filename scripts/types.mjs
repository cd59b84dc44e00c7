// Type-checks each place of execution with its own libs, then everything together with the DOM: as many at a time
// as there are cores, and from the second time on only what changed.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';

const contexts = [
  // The longest first.
  '.',
  ...readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((path) => /(^|[\\/])tsconfig\.json$/.test(path))
    .map((path) => join('src', dirname(path))),
];
if (contexts.length < 2) throw new Error('types: no place of execution was found in src');

const failed = [];
const next = contexts.values();
await Promise.all(Array.from({ length: availableParallelism() }, checkOneByOne));
for (const context of failed) console.error(`types: ${context} has errors`);
process.exit(failed.length > 0 ? 1 : 0);

async function checkOneByOne() {
  for (const context of next) if (!(await check(context))) failed.push(context);
}

/** @param {string} context @returns {Promise<boolean>} */
function check(context) {
  const info = join('.cache/types', `${context.replace(/\W+/g, '-')}.tsbuildinfo`);
  const words = ['-p', context, '--incremental', '--tsBuildInfoFile', info, '--pretty'];
  const tsc = spawn(process.execPath, ['node_modules/typescript/bin/tsc', ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  tsc.stdout.on('data', (chunk) => (said += chunk));
  return new Promise((resolve, reject) => {
    tsc.on('error', reject);
    tsc.on('close', (code) => {
      process.stdout.write(said);
      resolve(code === 0);
    });
  });
}

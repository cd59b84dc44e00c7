// npm test: everything, on a fresh clone too. The last line is the sum over all runners.
import { exec, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { installPackages } from './install.mjs';

const REPORTS = '.cache/reports';
const total = { passed: 0, failed: 0, skipped: 0 };

installPackages();
const { findChromium } = await import('./chromium.mjs');
const { findFirefox } = await import('./firefox.mjs');
const CHROMIUM = await findChromium();
const FIREFOX = findFirefox() ?? '';
const ENVIRONMENT = { ...process.env, CHROMIUM, FIREFOX };
rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });

step('types', 'npm run --silent types');
await together([
  ['lint', 'npm run --silent lint'],
  ['format', 'npm run --silent format:check'],
  ['layers', 'npm run --silent layers'],
  ['dead code', 'npm run --silent dead'],
]);
suite(
  'unit tests',
  `vitest run --reporter=dot --reporter=json --outputFile.json=${REPORTS}/unit.json`,
  () => {
    const report = JSON.parse(readFileSync(`${REPORTS}/unit.json`, 'utf8'));
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests + (report.numFailedTests === 0 && !report.success ? 1 : 0),
      skipped: report.numPendingTests,
    };
  },
);
if (step('build', 'npm run --silent build')) {
  step('package in Node', 'node scripts/check-lib.mjs');
  suite('browser tests', 'playwright test', () => {
    const { stats } = JSON.parse(readFileSync(`${REPORTS}/e2e.json`, 'utf8'));
    return {
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky,
      skipped: stats.skipped,
    };
  });
}

const { passed, failed, skipped } = total;
console.log(`\n${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);

/** One such command, heard as it speaks. */
function step(name, command) {
  const ok = run(name, command);
  total[ok ? 'passed' : 'failed'] += 1;
  return ok;
}

/** Commands that pass or fail as a whole, one a core at a time: what each says is printed when it ends. */
async function together(commands) {
  const left = [...commands];
  const work = async () => {
    for (let next = left.shift(); next; next = left.shift()) await quietly(...next);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
}

function quietly(name, command) {
  const started = process.hrtime.bigint();
  return new Promise((done) => {
    exec(command, { env: ENVIRONMENT, maxBuffer: 1 << 30 }, (error, out, errors) => {
      console.log(`\n── ${name}\n${out}${errors}`.trimEnd());
      say(!error, name, started);
      total[error ? 'failed' : 'passed'] += 1;
      done();
    });
  });
}

/** A test runner that counts its own tests; a crash without a report is one failure. */
function suite(name, command, read) {
  const ok = run(name, `node_modules/.bin/${command}`);
  let counts = { passed: 0, failed: 1, skipped: 0 };
  try {
    counts = read();
  } catch (error) {
    console.error(`${name}: no report (${error.message})`);
  }
  if (!ok && counts.failed === 0) counts.failed = 1;
  for (const key of Object.keys(total)) total[key] += counts[key];
}

function run(name, command) {
  console.log(`\n── ${name}`);
  const started = process.hrtime.bigint();
  const { status } = spawnSync(command, {
    shell: true,
    stdio: 'inherit',
    env: ENVIRONMENT,
  });
  say(status === 0, name, started);
  return status === 0;
}

function say(ok, name, started) {
  const seconds = Number((process.hrtime.bigint() - started) / 1_000_000n) / 1000;
  console.log(`${ok ? '✓' : '✗'} ${name} (${seconds.toFixed(1)} s)`);
}

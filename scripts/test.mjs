// npm test: everything, on a fresh clone too. The last line is the sum over all runners.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { installPackages } from './install.mjs';

const REPORTS = '.cache/reports';
const total = { passed: 0, failed: 0, skipped: 0 };

installPackages();
const { findChromium } = await import('./chromium.mjs');
const { findFirefox } = await import('./firefox.mjs');
const CHROMIUM = await findChromium();
const FIREFOX = findFirefox() ?? '';
rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });

step('format', 'npm run --silent format:check');
step('lint', 'npm run --silent lint');
step('types', 'npm run --silent types');
step('layers', 'npm run --silent layers');
step('dead code', 'npm run --silent dead');
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

/** A command that passes or fails as a whole. */
function step(name, command) {
  const ok = run(name, command);
  total[ok ? 'passed' : 'failed'] += 1;
  return ok;
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
    env: { ...process.env, CHROMIUM, FIREFOX },
  });
  const seconds = Number((process.hrtime.bigint() - started) / 1_000_000n) / 1000;
  console.log(`${status === 0 ? '✓' : '✗'} ${name} (${seconds.toFixed(1)} s)`);
  return status === 0;
}

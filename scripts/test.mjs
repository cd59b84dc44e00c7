// npm test: everything, on a fresh clone too. The last line is the sum over all runners.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { checkAll } from './checks.mjs';
import { installPackages } from './install.mjs';
import { Tally } from './tally.mjs';

const REPORTS = '.cache/reports';

installPackages();
const { findChromium } = await import('./chromium.mjs');
const { findFirefox } = await import('./firefox.mjs');
const tally = new Tally({ CHROMIUM: await findChromium(), FIREFOX: findFirefox() ?? '' });
rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });

await checkAll(tally);
tally.suite(
  'unit tests',
  `npm run --silent unit -- --reporter=dot --reporter=json --outputFile.json=${REPORTS}/unit.json`,
  () => {
    const report = JSON.parse(readFileSync(`${REPORTS}/unit.json`, 'utf8'));
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests + (report.numFailedTests === 0 && !report.success ? 1 : 0),
      skipped: report.numPendingTests,
    };
  },
);
if (tally.step('build', 'npm run --silent build')) {
  tally.step('package in Node', 'node scripts/check-lib.mjs');
  browserTests('browser tests', '--grep-invert @alone');
  browserTests('browser tests that hold times to bounds', '--grep @alone --workers 1');
}
tally.end();

function browserTests(name, which) {
  const report = `${REPORTS}/e2e.json`;
  rmSync(report, { force: true });
  tally.suite(name, `npm run --silent e2e -- ${which}`, () => {
    const { stats } = JSON.parse(readFileSync(report, 'utf8'));
    return {
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky,
      skipped: stats.skipped,
    };
  });
}

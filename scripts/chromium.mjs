// Finds a Chromium, or gets one: on the path, else Playwright's, else Debian's package.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { installPackage, onPath } from './debian.mjs';

/** The one without a window first: it draws no frame round each page, and the tests take little over half the time. */
const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];
const PLAYWRIGHT = ['node_modules/@playwright/test/cli.js', 'install', 'chromium'];
const PLAYWRIGHT_LIMIT = 5 * 60_000;

/** The path of a Chromium that can be started; installs one where there is none. */
export async function findChromium() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  return onPath(NAMES) ?? (await playwrights()) ?? debians() ?? fail();
}

async function playwrights() {
  const { chromium } = await import('@playwright/test');
  if (existsSync(chromium.executablePath())) return chromium.executablePath();
  console.log('No Chromium on the path: asking Playwright for one …');
  spawnSync(process.execPath, PLAYWRIGHT, { stdio: 'inherit', timeout: PLAYWRIGHT_LIMIT });
  const path = chromium.executablePath();
  return existsSync(path) && starts(path) ? path : null;
}

/** A downloaded browser may lack system libraries; then it does not start. */
function starts(path) {
  return spawnSync(path, ['--version']).status === 0;
}

function debians() {
  const packages = ['chromium-headless-shell', 'chromium'];
  return packages.some(installPackage) ? onPath(NAMES) : null;
}

function fail() {
  console.error(
    'The browser tests need a Chromium and none could be installed. ' +
      'Install one (Debian: apt-get install chromium) or name it: CHROMIUM=/path npm test',
  );
  process.exit(1);
}

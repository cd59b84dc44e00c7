import { defineConfig } from '@playwright/test';

/** The site is tested below a sub-path, since course pages rarely own their host's root. */
const BASE = '/course/convscope/';
const PORT = Number(process.env.E2E_PORT ?? 4179);

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  // A browser takes more than one core now and then; two of them keep two cores busy.
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  // A machine may be three times slower than on another day: who waits for too long has not failed yet.
  timeout: 120_000,
  expect: { timeout: 45_000 },
  reporter: [['list'], ['json', { outputFile: '.cache/reports/e2e.json' }]],
  use: {
    baseURL: `http://localhost:${PORT}${BASE}`,
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        // As a browser with a window has it: each site, and each sandboxed frame, in a process of its own.
        '--site-per-process',
        '--enable-features=IsolateSandboxedIframes',
      ],
    },
  },
  webServer: {
    command: `node scripts/serve.mjs dist/site ${BASE} ${PORT}`,
    url: `http://localhost:${PORT}${BASE}`,
    reuseExistingServer: false,
  },
});

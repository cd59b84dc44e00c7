import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Under load a test that trains takes several times as long; none waits for time to pass.
    testTimeout: 60_000,
    maxWorkers: '100%',
    onConsoleLog: (log) => !log.includes('Lit is in dev mode'),
    include: ['src/**/*.test.ts', 'lessons/**/*.test.ts', 'scripts/**/*.test.ts'],
    setupFiles: 'vitest.setup.ts',
    passWithNoTests: false,
  },
});

// Type-checks each place of execution with its own libs, then everything together with the DOM.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const contexts = [
  'src/cnn',
  'src/steps',
  'src/lesson',
  'src/runner/engine/worker',
  'src/runner/sandbox/worker',
  'src/elements',
  'src/app',
  '.',
].filter((context) => existsSync(`${context}/tsconfig.json`));

let failed = false;
for (const context of contexts) {
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/typescript/bin/tsc', '-p', context],
    {
      stdio: 'inherit',
    },
  );
  if (status !== 0) {
    console.error(`types: ${context} has errors`);
    failed = true;
  }
}
process.exit(failed ? 1 : 0);

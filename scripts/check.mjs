// npm run check: what a change should pass before it is committed, in two minutes: all that is looked at without
// running the program, and the unit tests that import a file which git sees changed, but for the long ones. npm test is
// everything.
import { checkAll } from './checks.mjs';
import { Tally } from './tally.mjs';

const tally = new Tally();
await checkAll(tally);
tally.step(
  'unit tests of what is changed',
  "npm run --silent unit -- --changed --passWithNoTests --exclude '**/*.long.test.ts'",
);
tally.end();

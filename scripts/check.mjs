// npm run check: what a change should pass before it is committed, in two minutes; npm test is everything.
import { checkAll } from './checks.mjs';
import { Tally } from './tally.mjs';

const tally = new Tally();
await checkAll(tally);
tally.step(
  'unit tests, but the long ones',
  "npm run --silent unit -- --exclude '**/*.long.test.ts'",
);
tally.end();

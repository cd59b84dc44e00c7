/** What is looked at without running the program; the types by themselves, since they take all cores. */
export async function checkAll(tally) {
  tally.step('types', 'npm run --silent types');
  await tally.together([
    ['lint', 'npm run --silent lint'],
    ['format', 'npm run --silent format:check'],
    ['layers', 'npm run --silent layers'],
    ['dead code', 'npm run --silent dead'],
  ]);
}

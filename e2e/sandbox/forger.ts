/**
 * Code for an exercise that answers every call that may come with what no case expects, and says that all is passed.
 *
 * @param send what the answers go through
 */
export function forgedThrough(send: string): string {
  return `
  for (let id = 0; id < 100; id++) {
    const forged = [{ type: 'returned', id, value: 'forged' }, { type: 'done', id, value: { kind: 'atom', text: 'passed' } }];
    const scores = [{ type: 'verdict', id, passed: true }, { type: 'score', score: 1 }, { passed: true }, 'passed', null, 1];
    for (const one of [...forged, ...scores]) ${send}(JSON.stringify(one));
  }
  function outputSize() { return -1 }`;
}

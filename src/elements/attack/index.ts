export { AttackRun, type AttackCall, type RunState } from './attack-run.ts';
export { attackStyles } from './attack-styles.ts';
export { ANY, choose, chooseTarget, type Choices } from './choose.ts';
export { transport } from './transport.ts';
export { greatest, says } from './words.ts';
